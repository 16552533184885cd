import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../evaluate.ts';
import { explain } from './explain.ts';

/** One parole, read aloud: what a lawyer may dispute word by word. */
const { answer, receipt } = evaluate(
  'parole',
  {
    person: { sex: 'M', birthDate: '1990-05-20' },
    punishment: 'DEPRIVATION_OF_LIBERTY',
    start: '2024-01-15',
    term: { years: 2, months: 3 },
    facility: 'MEDIUM',
    offences: [{ article: '188', part: '3', committedOn: '2023-06-10', intent: 'INTENTIONAL', maxTermYears: 5 }],
    credits: [{ kind: 'CUSTODY', from: '2023-12-26', to: '2024-01-14' }],
  },
  '2024-09-15',
);

describe('a parole after 20 days of custody', () => {
  it('is explained in English', () => {
    expect(explain(receipt, 'en', answer)).toEqual([
      '1. Question: parole (conditional early release). Law, ages and statuses are those of 15 September 2024; rule set kz-2026.2.',
      '2. Facts: person (sex: man; date of birth: 20 May 1990); punishment: deprivation of liberty; first day of the term: 15 January 2024; term: 2 years 3 months; facility of the verdict: facility of medium security; offences (article: 188; part: 3; committed on: 10 June 2023; intent: intentional; ceiling of the sanction in years: 5); restraint before the term (kind: custody; from: 26 December 2023; to: 14 January 2024).',
      '3. The offence is intentional and the ceiling of its sanction is 5 years; category: crime of medium gravity (Criminal Code, art. 11(3)).',
      '4. On 15 September 2024 the person is a man aged 34; grounds for the milder fractions of vulnerable groups: none.',
      '5. What decides is the gravest offence: crime of medium gravity. By the fractions for everyone, 1/3 of the term must be served.',
      '6. Damage repaid: no; no malicious violation of the order of service: yes. The court may release (Criminal Code, art. 72(1)).',
      '7. A term of 2 years 3 months that begins on 15 January 2024 ends, before any credit, on 14 April 2026 (Penal Executive Code, art. 165(2)).',
      '8. Credit for custody: 20 days × 3/2 = 30 days of the punishment (Criminal Code, art. 62(3)).',
      '9. The credit adds up to 30 days; with a half day rounded up in the person’s favour it is 30 days.',
      '10. The last day is 15 March 2026: 14 April 2026 before credit, 30 days earlier by the credit.',
      '11. 1/3 of 27 months is 9 months; served from 15 January 2024, the first day after it is 15 October 2024.',
      '12. The credit of 30 days moves 15 October 2024 earlier, to 15 September 2024.',
      '13. Deprivation of liberty of at least 6 months must be served in fact; from 15 January 2024, the first day after that is 15 July 2024.',
      '14. The first day of parole is 15 September 2024, the latest of these: 15 September 2024 by the fraction, 15 July 2024 by the floor, 15 January 2024 as the first day of what is being served; the last day of the term is 15 March 2026.',
      '15. Provisions relied on: Criminal Code, art. 11; Criminal Code, art. 11(3); Criminal Code, art. 72(1); Criminal Code, art. 72(4); Criminal Code, art. 72(3); Penal Executive Code, art. 165(2); Criminal Code, art. 62; Criminal Code, art. 62(3); Criminal Code, art. 72(5).',
      '16. Rounding: a half day of credit counts as a whole day in the person’s favour; a part of a term is whole months where the division is exact, otherwise days, rounded up to what must be served.',
      '17. Answer: parole is open; duty of the court: the court may release; first day: 15 September 2024; fraction: 1/3.',
    ]);
  });

  it('is explained in Russian', () => {
    expect(explain(receipt, 'ru', answer)).toEqual([
      '1. Вопрос: условно-досрочное освобождение от отбывания наказания. Закон, возраст и статусы взяты на 15 сентября 2024 года; свод правил kz-2026.2.',
      '2. Обстоятельства: лицо (пол: мужчина; дата рождения: 20 мая 1990 года); наказание: лишение свободы; первый день срока: 15 января 2024 года; срок: 2 года 3 месяца; учреждение по приговору: учреждение средней безопасности; деяния (статья: 188; часть: 3; дата совершения: 10 июня 2023 года; форма вины: умышленное; верхний предел санкции в годах: 5); меры пресечения до начала срока (вид: содержание под стражей; с: 26 декабря 2023 года; по: 14 января 2024 года).',
      '3. Деяние умышленное, верхний предел санкции — 5 лет; категория: преступление средней тяжести (ст. 11 ч. 3 УК).',
      '4. На 15 сентября 2024 года: мужчина, 34 года; основания для льготных долей: нет.',
      '5. Определяет самое тяжкое деяние: преступление средней тяжести. По долям для всех осуждённых подлежит отбытию 1/3 срока.',
      '6. Ущерб возмещён: нет; отсутствие злостных нарушений порядка отбывания: да. Суд вправе освободить (ст. 72 ч. 1 УК).',
      '7. Срок 2 года 3 месяца, первый день — 15 января 2024 года; последний день до зачёта — 14 апреля 2026 года (ст. 165 ч. 2 УИК).',
      '8. Зачёт (содержание под стражей): 20 дней × 3/2 = 30 дней наказания (ст. 62 ч. 3 УК).',
      '9. Сумма зачёта — 30 дней; с округлением половины дня вверх в пользу лица — 30 дней.',
      '10. Последний день — 15 марта 2026 года: до зачёта 14 апреля 2026 года, раньше на 30 дней за счёт зачёта.',
      '11. 1/3 от 27 мес. — 9 месяцев; при отбывании с 15 января 2024 года первый день после неё — 15 октября 2024 года.',
      '12. Зачёт (30 дней) переносит 15 октября 2024 года на более ранний день: 15 сентября 2024 года.',
      '13. Фактически отбытый срок лишения свободы — не менее 6 мес.; при отбывании с 15 января 2024 года первый день после него — 15 июля 2024 года.',
      '14. Первый день возможного освобождения — 15 сентября 2024 года, самый поздний из дней: по доле — 15 сентября 2024 года, по минимально отбытому сроку — 15 июля 2024 года, начало отбываемой части — 15 января 2024 года; последний день срока — 15 марта 2026 года.',
      '15. Применённые нормы: ст. 11 УК; ст. 11 ч. 3 УК; ст. 72 ч. 1 УК; ст. 72 ч. 4 УК; ст. 72 ч. 3 УК; ст. 165 ч. 2 УИК; ст. 62 УК; ст. 62 ч. 3 УК; ст. 72 ч. 5 УК.',
      '16. Округление: половина дня зачёта считается целым днём в пользу лица; доля срока берётся целыми месяцами, если делится без остатка, иначе днями с округлением вверх до подлежащих отбытию.',
      '17. Ответ: освобождение возможно; обязанность суда: суд вправе освободить; первый день: 15 сентября 2024 года; доля: 1/3.',
    ]);
  });

  it('is explained in Kazakh', () => {
    expect(explain(receipt, 'kk', answer)).toEqual([
      '1. Сұрақ: жазаны өтеуден шартты түрде мерзімінен бұрын босату. Заң, жас және мәртебелер 2024 жылғы 15 қыркүйек күнгі жағдай бойынша алынды; ережелер жинағы kz-2026.2.',
      '2. Мән-жайлар: адам (жынысы: ер адам; туған күні: 1990 жылғы 20 мамыр); жаза: бас бостандығынан айыру; мерзімнің бірінші күні: 2024 жылғы 15 қаңтар; мерзімі: 2 жыл 3 ай; үкім бойынша мекеме: қауіпсіздігі орташа мекеме; әрекеттер (бап: 188; бөлік: 3; жасалған күні: 2023 жылғы 10 маусым; кінә нысаны: қасақана; санкцияның жоғарғы шегі, жыл: 5); мерзім басталғанға дейінгі бұлтартпау шаралары (түрі: күзетпен ұстау; басталуы: 2023 жылғы 26 желтоқсан; аяқталуы: 2024 жылғы 14 қаңтар).',
      '3. Әрекет қасақана, санкцияның жоғарғы шегі — 5 жыл; санаты: ауырлығы орташа қылмыс (ҚК 11-б. 3-бөл.).',
      '4. 2024 жылғы 15 қыркүйек күнгі жағдай бойынша: ер адам, 34 жас; жеңілдетілген бөліктердің негіздері: жоқ.',
      '5. Айқындайтын ең ауыр әрекет — ауырлығы орташа қылмыс; мерзімнің 1/3 бөлігі өтелуге тиіс (барлық сотталғандар үшін).',
      '6. Залал өтелген: жоқ; жазаны өтеу тәртібін қаскөйлікпен бұзудың болмауы: иә. Сот босатуға құқылы (ҚК 72-б. 1-бөл.).',
      '7. Мерзімі 2 жыл 3 ай, бірінші күні — 2024 жылғы 15 қаңтар; есепке алуға дейінгі соңғы күні — 2026 жылғы 14 сәуір (ҚАК 165-б. 2-бөл.).',
      '8. Есепке алу (күзетпен ұстау): 20 күн × 3/2 = жазаның 30 күн (ҚК 62-б. 3-бөл.).',
      '9. Есепке алынғандардың жиыны — 30 күн; жарты күн адамның пайдасына жоғары дөңгелектелгенде — 30 күн.',
      '10. Соңғы күн — 2026 жылғы 15 наурыз: есепке алуға дейін 2026 жылғы 14 сәуір, есепке алу арқылы 30 күн ерте.',
      '11. 27 айдың 1/3 бөлігі — 9 ай; 2024 жылғы 15 қаңтар күнінен бастап өтегенде одан кейінгі бірінші күн — 2024 жылғы 15 қазан.',
      '12. Есепке алу (30 күн) 2024 жылғы 15 қазан күнін ертерек күнге ауыстырады: 2024 жылғы 15 қыркүйек.',
      '13. Бас бостандығынан айырудың нақты өтелген мерзімі кемінде 6 ай болуға тиіс; 2024 жылғы 15 қаңтар күнінен бастап одан кейінгі бірінші күн — 2024 жылғы 15 шілде.',
      '14. Босату мүмкін болатын бірінші күн — 2024 жылғы 15 қыркүйек, мына күндердің ең кеші: бөлік бойынша — 2024 жылғы 15 қыркүйек, ең аз өтелетін мерзім бойынша — 2024 жылғы 15 шілде, өтеліп жатқан бөліктің басы — 2024 жылғы 15 қаңтар; мерзімнің соңғы күні — 2026 жылғы 15 наурыз.',
      '15. Қолданылған нормалар: ҚК 11-б.; ҚК 11-б. 3-бөл.; ҚК 72-б. 1-бөл.; ҚК 72-б. 4-бөл.; ҚК 72-б. 3-бөл.; ҚАК 165-б. 2-бөл.; ҚК 62-б.; ҚК 62-б. 3-бөл.; ҚК 72-б. 5-бөл.',
      '16. Дөңгелектеу: есепке алынатын жарты күн адамның пайдасына толық күн болып саналады; мерзімнің бөлігі қалдықсыз бөлінсе — толық айлармен, әйтпесе өтелуге тиіс күндерге дейін жоғары дөңгелектеліп, күндермен есептеледі.',
      '17. Жауап: босатуға болады; соттың міндеті: сот босатуға құқылы; бірінші күні: 2024 жылғы 15 қыркүйек; бөлігі: 1/3.',
    ]);
  });
});
