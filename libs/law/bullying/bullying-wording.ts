import type { SubjectWording } from '../wording.ts';

/** How the steps about bullying are read aloud. */
export const bullyingWording: SubjectWording = {
  sentences: {
    'bullying before it was an offence': {
      en: 'On {on} bullying of a minor was not yet an offence: {result}.',
      ru: 'На {on} травля несовершеннолетнего ещё не была правонарушением: {result}.',
      kk: '{on} күні кәмелетке толмағанға жәбірлеу жасау әлі құқық бұзушылық болмаған: {result}.',
    },
    'who answers for bullying': {
      en: 'The offender was {age} on {on}; who answers for the act: {result}.',
      ru: 'На {on} правонарушителю было {age} лет; за деяние отвечает: {result}.',
      kk: '{on} күні құқық бұзушы {age} жаста болған; әрекет үшін жауап береді: {result}.',
    },
    'within a year after a penalty for bullying': {
      en: 'Whether the act of {on} falls into the year after the earlier penalty, from {windowFrom} to {windowTo}: {result}.',
      ru: 'Приходится ли деяние от {on} на год после прежнего взыскания, с {windowFrom} по {windowTo}: {result}.',
      kk: '{on} күнгі әрекет бұрынғы жазадан кейінгі {windowFrom} мен {windowTo} аралығындағы жылға тура келе ме: {result}.',
    },
    'penalty for bullying': {
      en: 'For the act of {on}: {result}, {mci} monthly calculation indices.',
      ru: 'За деяние от {on}: {result}, {mci} месячных расчётных показателей.',
      kk: '{on} күнгі әрекет үшін: {result}, {mci} айлық есептік көрсеткіш.',
    },
    'fine of a minor': {
      en: 'A person of {age} may be fined at most {atMost} monthly calculation indices, here {result}; the parents pay where the minor has no means.',
      ru: 'Штраф лица в возрасте {age} лет не превышает {atMost} месячных расчётных показателей, здесь {result}; при отсутствии у несовершеннолетнего средств его платят родители.',
      kk: '{age} жастағы адамға салынатын айыппұл {atMost} айлық есептік көрсеткіштен аспайды, мұнда {result}; кәмелетке толмағанның қаражаты болмаса, оны ата-анасы төлейді.',
    },
  },
  words: {
    NONE: { en: 'nobody', ru: 'никто', kk: 'ешкім' },
    PARENT: { en: 'the parents or guardians', ru: 'родители или законные представители', kk: 'ата-анасы немесе заңды өкілдері' },
    SELF: { en: 'the offender', ru: 'сам правонарушитель', kk: 'құқық бұзушының өзі' },
    WARNING_OR_FINE: { en: 'a warning or a fine', ru: 'предупреждение или штраф', kk: 'ескерту немесе айыппұл' },
    FINE: { en: 'a fine', ru: 'штраф', kk: 'айыппұл' },
  },
};
