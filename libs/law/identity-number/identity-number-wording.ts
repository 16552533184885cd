import type { SubjectWording } from '../wording.ts';

/** How the reading of an individual identification number is told. */
export const identityNumberWording: SubjectWording = {
  sentences: {
    'digits read': {
      en: 'The twelve digits of the number were read: {result}.',
      ru: 'Двенадцать цифр номера прочитаны: {result}.',
      kk: 'Нөмірдің он екі цифры оқылды: {result}.',
    },
  },
  words: {
    'question.identity-number': {
      en: 'validity of an individual identification number',
      ru: 'действительность индивидуального идентификационного номера (ИИН)',
      kk: 'жеке сәйкестендіру нөмірінің (ЖСН) жарамдылығы',
    },
    VALID: { en: 'the number is valid', ru: 'номер действителен', kk: 'нөмір жарамды' },
    LENGTH: { en: 'it is not twelve digits', ru: 'в номере не двенадцать цифр', kk: 'нөмірде он екі цифр емес' },
    CENTURY: {
      en: 'the seventh digit names no century of birth',
      ru: 'седьмая цифра не обозначает века рождения',
      kk: 'жетінші цифр туған ғасырды білдірмейді',
    },
    DATE: {
      en: 'the first six digits are not a day of the calendar',
      ru: 'первые шесть цифр не образуют календарной даты',
      kk: 'алғашқы алты цифр күнтізбелік күнді құрамайды',
    },
    FUTURE: { en: 'the birth lies in the future', ru: 'дата рождения ещё не наступила', kk: 'туған күні әлі келген жоқ' },
    UNISSUABLE: {
      en: 'no check digit exists for these digits, so that the number could not have been issued',
      ru: 'для этих цифр контрольного разряда нет, такой номер не мог быть выдан',
      kk: 'бұл цифрлар үшін бақылау разряды жоқ, мұндай нөмір берілуі мүмкін емес',
    },
    CHECKSUM: { en: 'the check digit is wrong', ru: 'контрольный разряд неверен', kk: 'бақылау разряды қате' },
    SEX: { en: 'the number says another sex', ru: 'номер указывает на другой пол', kk: 'нөмір басқа жынысты көрсетеді' },
    'IIN check digit': {
      en: 'check digit of the individual identification number',
      ru: 'контрольный разряд ИИН',
      kk: 'ЖСН бақылау разряды',
    },
  },
  fields: { iin: { en: 'individual identification number', ru: 'ИИН', kk: 'ЖСН' } },
};
