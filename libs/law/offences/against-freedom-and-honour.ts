import type { Offence } from './offence.ts';
import { always, article, intentional, law180, law292, law349, repealed, since, unread, unreadSince2024 } from './offence-versions.ts';
import { crime, deprivation, misdemeanour, restrictionOrDeprivation } from './sanction-patterns.ts';

const slander = [
  intentional(crime({ mci: 1000, restriction: 1, deprivation: 1 })),
  intentional(crime({ mci: 2000, restriction: 2, deprivation: 2 })),
  intentional(crime({ mci: 3000, restriction: 3, deprivation: 3 })),
] as const;
const new2025 = 'new in 2025; the number of the article, the day and the sanction are remembered only';

/** Offences against personal freedom, honour and dignity. CC 115-1, 125-131. */
export const againstFreedomAndHonour: readonly Offence[] = [
  ...article(
    '115-1',
    { en: 'Stalking', ru: 'Сталкинг', kk: 'Сталкинг' },
    {
      '': unread(
        '2025-07-01',
        undefined,
        { ...intentional(misdemeanour({ mci: 200, hours: 200, arrestDays: 50 })), entryInDoubt: true },
        new2025,
      ),
    },
  ),
  ...article(
    '125',
    { en: 'Kidnapping', ru: 'Похищение человека', kk: 'Адамды ұрлау' },
    {
      '1': unreadSince2024(intentional(deprivation(4, 7)), since(law292, intentional(deprivation(4, 7)))),
      '2': unreadSince2024(intentional(deprivation(7, 12)), since(law292, intentional(deprivation(7, 12)))),
      '3': unreadSince2024(intentional(deprivation(10, 15)), since(law292, intentional(deprivation(10, 15)))),
    },
  ),
  ...article(
    '125-1',
    { en: 'Forced marriage', ru: 'Принуждение к вступлению в брак', kk: 'Некеге тұруға мәжбүрлеу' },
    {
      '1': unread(
        '2025-07-01',
        undefined,
        { ...intentional(crime({ mci: 2000, hours: 600, restriction: 2, deprivation: 2 })), entryInDoubt: true },
        new2025,
      ),
    },
  ),
  ...article(
    '126',
    { en: 'Unlawful confinement', ru: 'Незаконное лишение свободы', kk: 'Бас бостандығынан заңсыз айыру' },
    {
      '1': unreadSince2024(
        intentional(restrictionOrDeprivation(undefined, 3)),
        since(law292, intentional(restrictionOrDeprivation(undefined, 3))),
      ),
      '2': unreadSince2024(intentional(deprivation(undefined, 5)), since(law292, intentional(deprivation(undefined, 5)))),
      '3': unreadSince2024(intentional(deprivation(5, 10)), since(law292, intentional(deprivation(5, 10)))),
    },
  ),
  ...article(
    '127',
    {
      en: 'Unlawful placement in a psychiatric hospital',
      ru: 'Незаконное помещение в психиатрический стационар',
      kk: 'Психиатриялық стационарға заңсыз орналастыру',
    },
    {
      '1': since(law180, intentional(crime({ mci: 3000, hours: 800, restriction: 3, deprivation: 3 }))),
      '2': since(law292, intentional(deprivation(4, 8))),
    },
  ),
  ...article(
    '128',
    { en: 'Trafficking in persons', ru: 'Торговля людьми', kk: 'Адам саудасы' },
    {
      '1': since(law292, intentional(deprivation(4, 7))),
      '2': since(law292, intentional(deprivation(7, 9))),
      '3': since(law292, intentional(deprivation(9, 12))),
      '4': since(law292, intentional(deprivation(12, 15))),
    },
  ),
  ...article(
    '130',
    { en: 'Slander', ru: 'Клевета', kk: 'Жала жабу' },
    {
      '1': repealed(law349, slander[0], always(slander[0])),
      '2': repealed(law349, slander[1], always(slander[1])),
      '3': repealed(law349, slander[2], always(slander[2])),
    },
  ),
  ...article(
    '131',
    { en: 'Insult', ru: 'Оскорбление', kk: 'Қорлау' },
    {
      '1': always(intentional(misdemeanour({ mci: 100, hours: 120 }))),
      '2': always(intentional(misdemeanour({ mci: 200, hours: 180 }))),
    },
  ),
];
