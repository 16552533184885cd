import type { SubjectWording } from '../wording.ts';

/** How the steps about working days are read aloud. */
export const workingDaysWording: SubjectWording = {
  sentences: {
    'day of release': {
      en: 'The term ends on {lastDay} ({weekday}); the person is released in the first half of {result}.',
      ru: 'Срок истекает {lastDay} ({weekday}); лицо освобождается в первой половине дня {result}.',
      kk: 'Мерзім {lastDay} ({weekday}) күні аяқталады; адам {result} күнінің бірінші жартысында босатылады.',
    },
    'days off that are not known': {
      en: 'Of the days off of {year} the tables do not know: {result}. Compare the day with the calendar of that year.',
      ru: 'Из нерабочих дней {year} года таблицам неизвестны: {result}. Сверьте день с производственным календарём этого года.',
      kk: '{year} жылғы жұмыс емес күндерден кестелерге белгісізі: {result}. Күнді сол жылдың өндірістік күнтізбесімен салыстырыңыз.',
    },
  },
  words: {
    MONDAY: { en: 'Monday', ru: 'понедельник', kk: 'дүйсенбі' },
    TUESDAY: { en: 'Tuesday', ru: 'вторник', kk: 'сейсенбі' },
    WEDNESDAY: { en: 'Wednesday', ru: 'среда', kk: 'сәрсенбі' },
    THURSDAY: { en: 'Thursday', ru: 'четверг', kk: 'бейсенбі' },
    FRIDAY: { en: 'Friday', ru: 'пятница', kk: 'жұма' },
    SATURDAY: { en: 'Saturday', ru: 'суббота', kk: 'сенбі' },
    SUNDAY: { en: 'Sunday', ru: 'воскресенье', kk: 'жексенбі' },
    HOLIDAYS: { en: 'the holidays', ru: 'праздничные дни', kk: 'мереке күндері' },
    KURBAN_AIT: { en: 'the first day of Kurban Ait', ru: 'первый день Курбан-айта', kk: 'Құрбан айттың бірінші күні' },
    MOVED_DAYS: { en: 'days moved by the Government', ru: 'перенесённые Правительством дни', kk: 'Үкімет ауыстырған күндер' },
  },
};
