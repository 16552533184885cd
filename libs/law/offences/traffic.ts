import type { Offence } from './offence.ts';
import { article, intentional, introduced, law180, law292, negligent, since } from './offence-versions.ts';
import { crime, deprivation, misdemeanour, restrictionOrDeprivation } from './sanction-patterns.ts';

const lifelongBan = true;

/** Offences of road traffic. CC 345-347. */
export const traffic: readonly Offence[] = [
  ...article(
    '345',
    {
      en: 'Breach of the rules of road traffic',
      ru: 'Нарушение правил дорожного движения или эксплуатации транспортных средств лицами, управляющими транспортными средствами',
      kk: 'Көлік құралдарын басқаратын адамдардың жол жүрісі немесе көлік құралдарын пайдалану қағидаларын бұзуы',
    },
    {
      '1': since(law180, negligent(misdemeanour({ mci: 160, hours: 160, arrestDays: 40 }))),
      '2': since(law180, negligent(crime({ mci: 2000, hours: 600, restriction: 2, deprivation: 2 }), 'GRAVE_HARM')),
      '3': since(law180, negligent(deprivation(undefined, 5), 'CAUSED_DEATH')),
      '4': since(law180, negligent(deprivation(5, 10), 'CAUSED_DEATH')),
    },
  ),
  ...article(
    '345-1',
    {
      en: 'Breach of the rules of road traffic while intoxicated',
      ru: 'Нарушение правил дорожного движения лицами, управляющими транспортными средствами в состоянии опьянения',
      kk: 'Масаң күйде көлік құралдарын басқаратын адамдардың жол жүрісі қағидаларын бұзуы',
    },
    {
      '1': introduced(law292, negligent(crime({ mci: 1000, hours: 400, restriction: 1, deprivation: 1 }))),
      '2': introduced(law292, negligent(crime({ mci: 3000, hours: 1200, restriction: 3, deprivation: 3 }), 'GRAVE_HARM')),
      '3': introduced(law292, negligent(restrictionOrDeprivation(undefined, 7), 'CAUSED_DEATH')),
      '4': introduced(law292, negligent(deprivation(7, 10, { lifelongBan }), 'CAUSED_DEATH')),
    },
  ),
  ...article(
    '346',
    {
      en: 'Driving while intoxicated and deprived of the right to drive',
      ru: 'Управление транспортным средством лицом, лишенным права управления и находящимся в состоянии опьянения',
      kk: 'Көлік құралдарын басқару құқығынан айырылған және масаң күйдегі адамның көлік құралын басқаруы',
    },
    {
      '1': since(
        law292,
        intentional(crime({ mci: 5000, hours: 1200, restriction: 5, deprivation: 5 }, { lifelongBan })),
        intentional(crime({ mci: 1000, hours: 600, restriction: 2, deprivation: 2 })),
      ),
      '2': since(law292, intentional(deprivation(4, 6, { lifelongBan }))),
      '3': since(law292, intentional(deprivation(5, 7, { lifelongBan }))),
      '4': since(law292, intentional(deprivation(6, 8, { lifelongBan }), 'GRAVE_HARM')),
      '5': since(law292, intentional(deprivation(7, 9, { lifelongBan }), 'CAUSED_DEATH')),
      '6': since(law292, intentional(deprivation(8, 10, { lifelongBan }), 'CAUSED_DEATH')),
    },
  ),
  ...article(
    '347',
    {
      en: 'Leaving the place of a road accident',
      ru: 'Оставление места дорожно-транспортного происшествия',
      kk: 'Жол-көлік оқиғасы болған жерден кетіп қалу',
    },
    {
      '': since(law180, intentional(crime({ mci: 1000, hours: 600, restriction: 2, deprivation: 2 }))),
    },
  ),
];
