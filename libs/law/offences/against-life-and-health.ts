import type { Wording } from '../wording.ts';
import type { Offence } from './offence.ts';
import {
  always,
  article,
  changedIn2024,
  amountsNotRead,
  intentional,
  introducedIn2024,
  law180,
  law292,
  negligent,
  of2020,
  since,
  since72,
  unread,
  unreadSince2024,
} from './offence-versions.ts';
import { crime, deprivation, lifeOnly, misdemeanour, restrictionOrDeprivation } from './sanction-patterns.ts';

const kept = `${of2020} and of late 2022; kept by Law 72-VIII`;
const remembered108 = 'an offence of the Criminal Code until Law 84-VI of 3 July 2017; the sanction was not read';
const new2024 = 'new by Law 72-VIII of 15 April 2024; the amounts were not read';
const mildTerm = crime({ mci: 1000, hours: 600, restriction: 2, deprivation: 2 });

const lightHarm: Wording = {
  en: 'Intentional infliction of light harm to health',
  ru: 'Умышленное причинение легкого вреда здоровью',
  kk: 'Денсаулыққа қасақана жеңіл зиян келтіру',
};
const battery: Wording = { en: 'Battery', ru: 'Побои', kk: 'Ұрып-соғу' };

/** Offences against life and health. CC 99-119. */
export const againstLifeAndHealth: readonly Offence[] = [
  ...article(
    '99',
    { en: 'Murder', ru: 'Убийство', kk: 'Адам өлтіру' },
    {
      '1': always(intentional(deprivation(8, 15), 'AGAINST_LIFE', 'VIOLENT', 'CAUSED_DEATH'), kept),
      '2': always(intentional(deprivation(15, 20, { life: 'ALTERNATIVE' }), 'AGAINST_LIFE', 'VIOLENT', 'CAUSED_DEATH'), kept),
      '3': changedIn2024(
        intentional(lifeOnly(), 'AGAINST_LIFE', 'VIOLENT', 'VIOLENCE_VS_MINOR', 'CAUSED_DEATH'),
        always(
          intentional(
            deprivation(20, 20, { life: 'ALTERNATIVE', lifelongBan: true }),
            'AGAINST_LIFE',
            'VIOLENT',
            'VIOLENCE_VS_MINOR',
            'CAUSED_DEATH',
          ),
        ),
        'summaries of Law 72-VIII in force: for life only',
      ),
    },
  ),
  ...article(
    '100',
    {
      en: 'Murder of a newborn child by its mother',
      ru: 'Убийство матерью новорожденного ребенка',
      kk: 'Жаңа туған баланы анасының өлтіруі',
    },
    {
      '': always(intentional(restrictionOrDeprivation(undefined, 4), 'AGAINST_LIFE', 'VIOLENT', 'CAUSED_DEATH')),
    },
  ),
  ...article(
    '101',
    { en: 'Murder in the heat of passion', ru: 'Убийство, совершенное в состоянии аффекта', kk: 'Аффект жағдайында жасалған адам өлтіру' },
    {
      '1': always(intentional(restrictionOrDeprivation(undefined, 3), 'AGAINST_LIFE', 'VIOLENT', 'CAUSED_DEATH')),
      '2': always(intentional(deprivation(undefined, 5), 'AGAINST_LIFE', 'VIOLENT', 'CAUSED_DEATH')),
    },
  ),
  ...article(
    '102',
    {
      en: 'Murder beyond the limits of necessary defence',
      ru: 'Убийство, совершенное при превышении пределов необходимой обороны',
      kk: 'Қажетті қорғаныс шегінен шығу кезінде жасалған адам өлтіру',
    },
    {
      '': always(intentional(restrictionOrDeprivation(undefined, 2), 'AGAINST_LIFE', 'VIOLENT', 'CAUSED_DEATH')),
    },
  ),
  ...article(
    '103',
    {
      en: 'Murder beyond the measures needed to detain an offender',
      ru: 'Убийство, совершенное при превышении мер, необходимых для задержания лица, совершившего преступление',
      kk: 'Қылмыс жасаған адамды ұстап алу үшін қажетті шаралар шегінен шығу кезінде жасалған адам өлтіру',
    },
    {
      '': always(intentional(restrictionOrDeprivation(undefined, 3), 'AGAINST_LIFE', 'VIOLENT', 'CAUSED_DEATH')),
    },
  ),
  ...article(
    '104',
    { en: 'Causing death by negligence', ru: 'Причинение смерти по неосторожности', kk: 'Абайсызда қазаға ұшырату' },
    {
      '1': always(negligent(restrictionOrDeprivation(undefined, 3), 'CAUSED_DEATH')),
      '2': always(negligent(restrictionOrDeprivation(undefined, 5), 'CAUSED_DEATH')),
    },
  ),
  ...article(
    '105',
    { en: 'Driving to suicide', ru: 'Доведение до самоубийства', kk: 'Өзін-өзі өлтіруге дейін жеткізу' },
    {
      '1': unreadSince2024(
        intentional(restrictionOrDeprivation(undefined, 3), 'AGAINST_LIFE'),
        since(law292, intentional(restrictionOrDeprivation(undefined, 3), 'AGAINST_LIFE')),
      ),
      '2': unreadSince2024(
        intentional(restrictionOrDeprivation(undefined, 5), 'AGAINST_LIFE'),
        since(law292, intentional(restrictionOrDeprivation(undefined, 5), 'AGAINST_LIFE')),
      ),
      '3': unreadSince2024(intentional(deprivation(3, 8), 'AGAINST_LIFE'), since(law292, intentional(deprivation(3, 8), 'AGAINST_LIFE'))),
    },
  ),
  ...article(
    '106',
    {
      en: 'Intentional infliction of grave harm to health',
      ru: 'Умышленное причинение тяжкого вреда здоровью',
      kk: 'Денсаулыққа қасақана ауыр зиян келтіру',
    },
    {
      '1': changedIn2024(
        intentional(deprivation(3, 8), 'VIOLENT', 'GRAVE_HARM'),
        always(intentional(restrictionOrDeprivation(3, 8), 'VIOLENT', 'GRAVE_HARM')),
        'summaries of Law 72-VIII in force: restriction of liberty struck out',
      ),
      '2': always(intentional(deprivation(6, 10), 'VIOLENT', 'GRAVE_HARM'), kept),
      '3': always(intentional(deprivation(8, 12), 'VIOLENT', 'GRAVE_HARM'), kept),
    },
  ),
  ...article(
    '107',
    {
      en: 'Intentional infliction of harm of medium gravity to health',
      ru: 'Умышленное причинение средней тяжести вреда здоровью',
      kk: 'Денсаулыққа қасақана ауырлығы орташа зиян келтіру',
    },
    {
      '1': changedIn2024(
        intentional(crime({ mci: 1000, hours: 600, deprivation: 2 }), 'VIOLENT'),
        always(intentional(mildTerm, 'VIOLENT')),
        'CC 107 after Law 72-VIII',
      ),
      '2': changedIn2024(
        intentional(crime({ mci: 2000, hours: 800, deprivation: 3 }), 'VIOLENT'),
        always(intentional(crime({ mci: 2000, hours: 800, restriction: 3, deprivation: 3 }), 'VIOLENT')),
        'CC 107 after Law 72-VIII',
      ),
    },
  ),
  ...article(
    '108',
    lightHarm,
    {
      '': unread('2015-01-01', '2017-07-12', intentional(misdemeanour({ mci: 200, hours: 180, arrestDays: 60 }), 'VIOLENT'), remembered108),
    },
    { succeededBy: 'CAO 73-1' },
  ),
  ...article(
    '109',
    battery,
    {
      '': unread('2015-01-01', '2017-07-12', intentional(misdemeanour({ mci: 100, hours: 120, arrestDays: 45 }), 'VIOLENT'), remembered108),
    },
    { succeededBy: 'CAO 73-2' },
  ),
  ...article('108-1', lightHarm, {
    '1': unread(
      since72,
      undefined,
      amountsNotRead(intentional(misdemeanour({ mci: 200, hours: 200, arrestDays: 50 }), 'VIOLENT')),
      new2024,
    ),
  }),
  ...article(
    '108-1',
    lightHarm,
    {
      '2': introducedIn2024(
        intentional(crime({ deprivation: 2 }, { othersNotRead: true }), 'VIOLENT'),
        'summaries of Law 72-VIII: up to 2 years of deprivation of liberty',
      ),
    },
    { graverFormOf: 'CC 108-1(1)' },
  ),
  ...article('109-1', battery, {
    '1': unread(since72, undefined, amountsNotRead(intentional(misdemeanour({ mci: 80, hours: 80, arrestDays: 25 }), 'VIOLENT')), new2024),
  }),
  ...article(
    '109-1',
    battery,
    {
      '2': introducedIn2024(
        intentional(misdemeanour({ arrestDays: 50 }, { othersNotRead: true }), 'VIOLENT'),
        'summaries of Law 72-VIII: arrest of up to 50 days',
      ),
    },
    { graverFormOf: 'CC 109-1(1)' },
  ),
  ...article(
    '110',
    { en: 'Torment', ru: 'Истязание', kk: 'Қинау' },
    {
      '1': unreadSince2024(
        intentional(crime({ mci: 1000, hours: 600, deprivation: 2 }), 'VIOLENT'),
        since(law180, intentional(mildTerm, 'VIOLENT')),
      ),
      '2': unreadSince2024(
        intentional(deprivation(4, 7), 'VIOLENT'),
        since(law292, intentional(restrictionOrDeprivation(4, 7), 'VIOLENT')),
      ),
    },
  ),
  ...article(
    '111',
    {
      en: 'Harm to health in the heat of passion',
      ru: 'Причинение вреда здоровью в состоянии аффекта',
      kk: 'Аффект жағдайында денсаулыққа зиян келтіру',
    },
    {
      '': since(law180, intentional(misdemeanour({ mci: 120, hours: 120, arrestDays: 30 }), 'VIOLENT', 'GRAVE_HARM')),
    },
  ),
  ...article(
    '112',
    {
      en: 'Grave harm to health beyond the limits of necessary defence',
      ru: 'Причинение тяжкого вреда здоровью при превышении пределов необходимой обороны',
      kk: 'Қажетті қорғаныс шегінен шығу кезінде денсаулыққа ауыр зиян келтіру',
    },
    {
      '1': since(law180, intentional(crime({ mci: 1000, hours: 400, restriction: 1, deprivation: 1 }), 'VIOLENT', 'GRAVE_HARM')),
      '2': since(law180, intentional(restrictionOrDeprivation(undefined, 2), 'VIOLENT', 'GRAVE_HARM', 'CAUSED_DEATH')),
    },
  ),
  ...article(
    '113',
    {
      en: 'Grave harm to health while detaining an offender',
      ru: 'Причинение тяжкого вреда здоровью при задержании лица, совершившего преступление',
      kk: 'Қылмыс жасаған адамды ұстап алу кезінде денсаулыққа ауыр зиян келтіру',
    },
    {
      '': since(law180, intentional(crime({ mci: 1000, hours: 400, restriction: 1, deprivation: 1 }), 'VIOLENT', 'GRAVE_HARM')),
    },
  ),
  ...article(
    '114',
    {
      en: 'Negligent infliction of harm to health',
      ru: 'Неосторожное причинение вреда здоровью',
      kk: 'Денсаулыққа абайсызда зиян келтіру',
    },
    {
      '1': since(law180, negligent(misdemeanour({ mci: 80, hours: 80, arrestDays: 20 }))),
      '2': since(law180, negligent(misdemeanour({ mci: 120, hours: 120, arrestDays: 30 }))),
      '3': since(law180, negligent(crime({ mci: 1000, hours: 400, restriction: 1, deprivation: 1 }), 'GRAVE_HARM')),
      '4': since(law180, negligent(crime({ mci: 2000, hours: 600, restriction: 2, deprivation: 2 }), 'GRAVE_HARM')),
    },
  ),
  ...article(
    '115',
    { en: 'Threat', ru: 'Угроза', kk: 'Қорқыту' },
    {
      '': since(law180, intentional(misdemeanour({ mci: 120, hours: 120, arrestDays: 30 }))),
    },
  ),
  ...article(
    '116',
    {
      en: 'Forced or unlawful removal of organs and tissues of a person',
      ru: 'Принуждение к изъятию или незаконное изъятие органов и тканей человека',
      kk: 'Адамның ағзалары мен тіндерін алып қоюға мәжбүрлеу немесе заңсыз алып қою',
    },
    {
      '1': since(law292, intentional(deprivation(undefined, 5))),
      '2': since(law292, intentional(deprivation(6, 10))),
      '3': since(law292, intentional(deprivation(8, 12))),
    },
  ),
  ...article(
    '117',
    { en: 'Infection with a venereal disease', ru: 'Заражение венерической болезнью', kk: 'Соз ауруын жұқтыру' },
    {
      '1': since(law180, intentional(misdemeanour({ mci: 100, hours: 120, arrestDays: 45 }))),
      '2': since(law180, intentional(crime({ mci: 2000, hours: 600, restriction: 2, deprivation: 2 }))),
    },
  ),
  ...article(
    '118',
    {
      en: 'Infection with the human immunodeficiency virus',
      ru: 'Заражение вирусом иммунодефицита человека (ВИЧ)',
      kk: 'Адамның иммун тапшылығы вирусын (АИТВ) жұқтыру',
    },
    {
      '1': since(law180, intentional(misdemeanour({ mci: 200, hours: 180, arrestDays: 50 }))),
      '2': since(law292, intentional(deprivation(undefined, 5))),
      '3': since(law292, intentional(deprivation(5, 10))),
    },
  ),
  ...article(
    '119',
    { en: 'Leaving in danger', ru: 'Оставление в опасности', kk: 'Қауіпті жағдайда қалдыру' },
    {
      '1': always(intentional(misdemeanour({ mci: 100, hours: 120, arrestDays: 45 }))),
      '2': always(intentional(crime({ mci: 2000, restriction: 2, deprivation: 2 }))),
      '3': always(intentional(restrictionOrDeprivation(undefined, 3), 'CAUSED_DEATH')),
      '4': always(intentional(restrictionOrDeprivation(undefined, 5), 'CAUSED_DEATH')),
    },
  ),
];
