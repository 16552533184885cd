import type { Offence } from './offence.ts';
import { article, intentional, law180, law217, law292, since } from './offence-versions.ts';
import { crime, deprivation, misdemeanour, restrictionOrDeprivation } from './sanction-patterns.ts';

const lifelongBan = true;

/** Economic offences of which CC 3(29) counts an item as corruption, or CC 50(2) asks about bans for life. CC 218-250. */
export const economic: readonly Offence[] = [
  ...article(
    '218',
    {
      en: 'Money laundering',
      ru: 'Легализация (отмывание) денег и (или) иного имущества, полученных преступным путем',
      kk: 'Қылмыстық жолмен алынған ақшаны және (немесе) өзге мүлікті заңдастыру (жылыстату)',
    },
    {
      '1': since(law180, intentional(crime({ mci: 3000, hours: 800, restriction: 3, deprivation: 3 }))),
      '2': since(law180, intentional(crime({ mci: 5000, hours: 1200, restriction: 5, deprivation: 5 }))),
      '3': since(law180, intentional(deprivation(3, 7))),
      '3(1)': since(law180, intentional(deprivation(3, 7, { lifelongBan }), 'CORRUPTION')),
    },
  ),
  ...article(
    '234',
    { en: 'Economic smuggling', ru: 'Экономическая контрабанда', kk: 'Экономикалық контрабанда' },
    {
      '1': since(law217, intentional(misdemeanour({ mci: 80, hours: 80, arrestDays: 20 }))),
      '2': since(law217, intentional(crime({ mci: 3000, hours: 800, restriction: 3, deprivation: 3 }))),
      '3': since(law217, intentional(deprivation(3, 8))),
      '3(1)': since(law217, intentional(deprivation(3, 8, { lifelongBan }), 'CORRUPTION')),
    },
  ),
  ...article(
    '238',
    { en: 'Deliberate bankruptcy', ru: 'Преднамеренное банкротство', kk: 'Қасақана банкроттық' },
    {
      '1': since(law180, intentional(crime({ mci: 3000, hours: 800, restriction: 3, deprivation: 3 }))),
      '2': since(law180, intentional(crime({ mci: 3000, hours: 800, restriction: 3, deprivation: 3 }))),
    },
  ),
  ...article(
    '239',
    { en: 'Causing insolvency', ru: 'Доведение до неплатежеспособности', kk: 'Төлемге қабілетсіздікке дейін жеткізу' },
    {
      '1': since(law180, intentional(misdemeanour({ mci: 200, hours: 120, arrestDays: 40 }))),
      '2': since(law180, intentional(restrictionOrDeprivation(3, 7))),
    },
  ),
  ...article(
    '249',
    { en: 'Corporate raiding', ru: 'Рейдерство', kk: 'Рейдерлік' },
    {
      '1': since(law292, intentional(crime({ mci: 5000, hours: 1200, restriction: 5, deprivation: 5 }))),
      '2': since(law292, intentional(deprivation(3, 7))),
      '3': since(law292, intentional(deprivation(7, 10))),
      '3(2)': since(law292, intentional(deprivation(7, 10, { lifelongBan }), 'CORRUPTION')),
    },
  ),
  ...article(
    '250',
    { en: 'Abuse of powers in an organisation', ru: 'Злоупотребление полномочиями', kk: 'Өкілеттіктерді теріс пайдалану' },
    {
      '1': since(law180, intentional(crime({ mci: 4000, hours: 1000, restriction: 4, deprivation: 4 }))),
      '2': since(law180, intentional(crime({ mci: 4000, hours: 1000, restriction: 4, deprivation: 4 }))),
    },
  ),
];
