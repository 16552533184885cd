import type { OffenceFlag } from '../law-facts.ts';
import type { Offence } from './offence.ts';
import {
  article,
  changed,
  changedIn2024,
  amountsNotRead,
  intentional,
  introduced,
  law240,
  law292,
  law393,
  of2020,
  since,
  since72,
  unread,
  unreadSince2024,
} from './offence-versions.ts';
import type { Versions } from './offence-versions.ts';
import { crime, deprivation, lifeOnly, misdemeanour, restrictionOrDeprivation } from './sanction-patterns.ts';

const lifelongBan = true;
const againstMinor: readonly OffenceFlag[] = ['VIOLENT', 'SEXUAL_VS_MINOR', 'VIOLENCE_VS_MINOR'];

/** Rape and violent acts of a sexual nature have had the same sanctions under each version. CC 120, 121. */
const violent: Readonly<Record<string, Versions>> = {
  '1': since(law292, intentional(deprivation(5, 8), 'VIOLENT'), intentional(deprivation(3, 5), 'VIOLENT')),
  '2': since(law292, intentional(deprivation(9, 12), 'VIOLENT'), intentional(deprivation(5, 10), 'VIOLENT')),
  '3': since(law292, intentional(deprivation(12, 15), 'VIOLENT')),
  // since 2021 also what a criminal group does to an adult, so that a minor is not the victim of every such act
  '3-1': changed(
    law393,
    intentional(deprivation(15, 17, { lifelongBan }), 'VIOLENT'),
    changed(
      law292,
      intentional(deprivation(12, 17, { lifelongBan }), ...againstMinor),
      unread(
        '2019-04-01',
        '2019-12-26',
        { ...intentional(deprivation(12, 17, { lifelongBan }), ...againstMinor), entryInDoubt: true },
        'the text before Law 292-VI of 27 December 2019 was not read',
      ),
      of2020,
    ),
  ),
  '3-2': unreadSince2024(
    intentional(deprivation(17, 20, { life: 'ALTERNATIVE', lifelongBan }), ...againstMinor),
    changed(
      law393,
      intentional(deprivation(17, 20, { life: 'ALTERNATIVE', lifelongBan }), ...againstMinor),
      // before 2021 also what caused the death of an adult
      introduced(law292, intentional(deprivation(17, 20, { life: 'ALTERNATIVE', lifelongBan }), 'VIOLENT')),
    ),
    'kept or raised by Law 72-VIII of 15 April 2024; the text in force was not read',
  ),
  '4': changedIn2024(
    intentional(lifeOnly({ lifelongBan }), ...againstMinor),
    changed(
      law393,
      // from 2021 also what caused the death of an adult
      intentional(deprivation(20, 20, { life: 'ALTERNATIVE', lifelongBan }), 'VIOLENT'),
      since(law292, intentional(deprivation(20, 20, { life: 'ALTERNATIVE', lifelongBan }), ...againstMinor)),
    ),
    'summaries of Law 72-VIII in force: for life only, with a ban for life',
  ),
};

/** Offences against sexual freedom and inviolability. CC 120-124, 312. */
export const sexual: readonly Offence[] = [
  ...article('120', { en: 'Rape', ru: 'Изнасилование', kk: 'Зорлау' }, violent),
  ...article(
    '121',
    {
      en: 'Violent acts of a sexual nature',
      ru: 'Насильственные действия сексуального характера',
      kk: 'Сексуалдық сипаттағы зорлық-зомбылық әрекеттері',
    },
    violent,
  ),
  ...article(
    '121-1',
    {
      en: 'Sexual harassment of a person under 16',
      ru: 'Приставание сексуального характера к лицу, не достигшему шестнадцатилетнего возраста',
      kk: 'Он алты жасқа толмаған адамға сексуалдық сипатта тиісу',
    },
    {
      '': unread(
        since72,
        undefined,
        amountsNotRead(intentional(misdemeanour({ mci: 200, hours: 200, arrestDays: 50 }), 'SEXUAL_VS_MINOR')),
        'new by Law 72-VIII of 15 April 2024; neither the number of the article nor its sanction was read',
      ),
    },
  ),
  ...article(
    '122',
    {
      en: 'Sexual intercourse or other acts of a sexual nature with a person under 16',
      ru: 'Половое сношение или иные действия сексуального характера с лицом, не достигшим шестнадцатилетнего возраста',
      kk: 'Он алты жасқа толмаған адаммен жыныстық қатынас немесе сексуалдық сипаттағы өзге де әрекеттер жасау',
    },
    {
      '1': unreadSince2024(
        intentional(restrictionOrDeprivation(undefined, 5, { lifelongBan }), 'SEXUAL_VS_MINOR'),
        changed(
          law393,
          intentional(restrictionOrDeprivation(undefined, 5, { lifelongBan }), 'SEXUAL_VS_MINOR'),
          since(law292, intentional(restrictionOrDeprivation(undefined, 5), 'SEXUAL_VS_MINOR')),
        ),
      ),
      '2': unreadSince2024(
        intentional(deprivation(7, 12, { lifelongBan }), 'SEXUAL_VS_MINOR'),
        changed(
          law393,
          intentional(deprivation(7, 12, { lifelongBan }), 'SEXUAL_VS_MINOR'),
          since(law292, intentional(deprivation(7, 10, { lifelongBan }), 'SEXUAL_VS_MINOR')),
        ),
      ),
      '3': unreadSince2024(
        intentional(deprivation(12, 15, { lifelongBan }), 'SEXUAL_VS_MINOR'),
        changed(
          law393,
          intentional(deprivation(12, 15, { lifelongBan }), 'SEXUAL_VS_MINOR'),
          since(law292, intentional(deprivation(10, 15, { lifelongBan }), 'SEXUAL_VS_MINOR')),
        ),
      ),
    },
  ),
  ...article(
    '123',
    {
      en: 'Coercion to sexual intercourse or other acts of a sexual nature',
      ru: 'Понуждение к половому сношению, мужеложству, лесбиянству или иным действиям сексуального характера',
      kk: 'Жыныстық қатынас жасауға немесе сексуалдық сипаттағы өзге де әрекеттерге мәжбүр ету',
    },
    {
      '1': since(law292, intentional(crime({ mci: 3000, restriction: 3, deprivation: 3 }))),
      '2': changed(
        law393,
        intentional(deprivation(undefined, 5, { lifelongBan }), 'SEXUAL_VS_MINOR'),
        since(law292, intentional(crime({ mci: 5000, restriction: 5, deprivation: 5 }), 'SEXUAL_VS_MINOR')),
      ),
    },
  ),
  ...article(
    '124',
    { en: 'Depravation of persons under 14', ru: 'Развращение малолетних', kk: 'Жас балаларды азғындық жолға түсіру' },
    {
      '1': unreadSince2024(
        intentional(deprivation(7, 12, { lifelongBan }), 'SEXUAL_VS_MINOR'),
        changed(
          law393,
          intentional(deprivation(7, 12, { lifelongBan }), 'SEXUAL_VS_MINOR'),
          since(law240, intentional(deprivation(5, 10), 'SEXUAL_VS_MINOR')),
        ),
      ),
      '2': unreadSince2024(
        intentional(deprivation(10, 15, { lifelongBan }), 'SEXUAL_VS_MINOR'),
        changed(
          law393,
          intentional(deprivation(10, 15, { lifelongBan }), 'SEXUAL_VS_MINOR'),
          since(law240, intentional(deprivation(7, 12, { lifelongBan }), 'SEXUAL_VS_MINOR')),
        ),
      ),
      '3': unreadSince2024(
        intentional(deprivation(12, 17, { lifelongBan }), 'SEXUAL_VS_MINOR'),
        changed(
          law393,
          intentional(deprivation(12, 17, { lifelongBan }), 'SEXUAL_VS_MINOR'),
          since(law240, intentional(deprivation(10, 15, { lifelongBan }), 'SEXUAL_VS_MINOR')),
        ),
      ),
    },
  ),
  ...article(
    '312',
    {
      en: 'Pornography with images of minors',
      ru: 'Изготовление и оборот материалов или предметов с порнографическими изображениями несовершеннолетних',
      kk: 'Кәмелетке толмағандардың порнографиялық бейнелері бар материалдарды немесе заттарды дайындау және олардың айналымы',
    },
    {
      '2': since(law292, intentional(deprivation(5, 10), 'SEXUAL_VS_MINOR')),
      '3': since(law292, intentional(deprivation(10, 15, { lifelongBan }), 'SEXUAL_VS_MINOR')),
    },
  ),
];
