import type { Wording } from '../wording.ts';

/** The sentences of an explanation that no step noted. */
export const frameSentences = {
  question: {
    en: 'Question: {question}. Law, ages and statuses are those of {asOf}; rule set {ruleSet}.',
    ru: 'Вопрос: {question}. Закон, возраст и статусы взяты на {asOf}; свод правил {ruleSet}.',
    kk: 'Сұрақ: {question}. Заң, жас және мәртебелер {asOf} күнгі жағдай бойынша алынды; ережелер жинағы {ruleSet}.',
  },
  facts: {
    en: 'Facts: {facts}.',
    ru: 'Обстоятельства: {facts}.',
    kk: 'Мән-жайлар: {facts}.',
  },
  version: {
    en: 'Under the law in force on {on}: {answer}. This version is not applied.',
    ru: 'По закону, действовавшему {on}: {answer}. Эта редакция не применена.',
    kk: '{on} күні қолданыста болған заң бойынша: {answer}. Бұл редакция қолданылмады.',
  },
  versionApplied: {
    en: 'Under the law in force on {on}: {answer}. This version is applied.',
    ru: 'По закону, действовавшему {on}: {answer}. Применена эта редакция.',
    kk: '{on} күні қолданыста болған заң бойынша: {answer}. Осы редакция қолданылды.',
  },
  provisions: {
    en: 'Provisions relied on: {provisions}.',
    ru: 'Применённые нормы: {provisions}.',
    kk: 'Қолданылған нормалар: {provisions}.',
  },
  rounding: {
    en: 'Rounding: {rounding}.',
    ru: 'Округление: {rounding}.',
    kk: 'Дөңгелектеу: {rounding}.',
  },
  answer: {
    en: 'Answer: {answer}.',
    ru: 'Ответ: {answer}.',
    kk: 'Жауап: {answer}.',
  },
} as const satisfies Readonly<Record<string, Wording>>;
