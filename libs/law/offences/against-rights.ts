import type { Offence } from './offence.ts';
import { always, article, intentional, law180, law212, since, unreadSince } from './offence-versions.ts';
import { crime, deprivation, misdemeanour } from './sanction-patterns.ts';

/** Offences against the constitutional and other rights of a person. CC 145-147. */
export const againstRights: readonly Offence[] = [
  ...article(
    '145',
    { en: 'Violation of equality', ru: 'Нарушение равноправия человека и гражданина', kk: 'Адамның және азаматтың тең құқылығын бұзу' },
    {
      '1': since(law180, intentional(misdemeanour({ mci: 160, hours: 160, arrestDays: 40 }))),
      '2': since(law180, intentional(misdemeanour({ mci: 200, hours: 200, arrestDays: 50 }))),
    },
  ),
  ...article(
    '146',
    { en: 'Torture', ru: 'Пытки', kk: 'Азаптау' },
    {
      // since 2023 cruel treatment that is no torture
      '1': unreadSince(
        law212,
        intentional(crime({ mci: 2000, hours: 600, restriction: 2, deprivation: 2 })),
        always(intentional(crime({ mci: 5000, restriction: 5, deprivation: 5 }), 'TORTURE')),
      ),
      '2': unreadSince(
        law212,
        intentional(crime({ mci: 5000, restriction: 6, deprivation: 6 }), 'TORTURE'),
        always(intentional(deprivation(3, 7), 'TORTURE')),
      ),
      '3': unreadSince(law212, intentional(deprivation(3, 7)), always(intentional(deprivation(5, 12), 'TORTURE'))),
      '4': unreadSince(law212, intentional(deprivation(5, 12))),
    },
  ),
  ...article(
    '147',
    {
      en: 'Violation of privacy and of the protection of personal data',
      ru: 'Нарушение неприкосновенности частной жизни и законодательства о персональных данных и их защите',
      kk: 'Жеке өмірге қолсұғылмаушылықты және дербес деректер мен оларды қорғау туралы заңнаманы бұзу',
    },
    {
      '1': since(law180, intentional(crime({ mci: 3000, hours: 600, restriction: 2, deprivation: 2 }))),
      '2': since(law180, intentional(crime({ mci: 5000, hours: 800, restriction: 3, deprivation: 3 }))),
      '3': since(law180, intentional(deprivation(undefined, 5))),
      '4': since(law180, intentional(deprivation(undefined, 5))),
      '5': since(law180, intentional(deprivation(undefined, 7))),
    },
  ),
];
