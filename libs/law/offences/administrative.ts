import type { Offence } from './offence.ts';
import { article, intentional, introducedIn2024, unread } from './offence-versions.ts';
import { administrative as fine, administrativeArrest as arrestOnly } from './sanction-patterns.ts';

const left = 'an administrative offence from Law 84-VI of 3 July 2017, its day approximate, to Law 72-VIII; the sanction was not read';
const reported = 'the sanction is known from reports only';
const ofCao = { code: 'CAO' } as const;

/** Offences of the Code on Administrative Offences that criminal law has taken over, or that concern families and minors. CAO 73, 73-1, 73-2, 127, 127-2, 434, 435. */
export const administrative: readonly Offence[] = [
  ...article(
    '73-1',
    {
      en: 'Intentional infliction of light harm to health',
      ru: 'Умышленное причинение легкого вреда здоровью',
      kk: 'Денсаулыққа қасақана жеңіл зиян келтіру',
    },
    { '': unread('2017-07-13', '2024-06-15', intentional(fine(15, 15), 'VIOLENT'), left) },
    { code: 'CAO', succeededBy: 'CC 108-1(1)' },
  ),
  ...article(
    '73-2',
    { en: 'Battery', ru: 'Побои', kk: 'Ұрып-соғу' },
    { '': unread('2017-07-13', '2024-06-15', intentional(fine(10, 10), 'VIOLENT'), left) },
    { code: 'CAO', succeededBy: 'CC 109-1(1)' },
  ),
  ...article(
    '73',
    {
      en: 'Unlawful acts in family and domestic relations',
      ru: 'Противоправные действия в сфере семейно-бытовых отношений',
      kk: 'Отбасы-тұрмыстық қатынастар саласындағы құқыққа қарсы әрекеттер',
    },
    { '1': unread('2015-01-01', undefined, intentional(arrestOnly(5)), reported) },
    ofCao,
  ),
  ...article(
    '127',
    {
      en: 'Neglect of the duties of bringing up and protecting a child',
      ru: 'Неисполнение обязанностей по воспитанию и (или) образованию, защите прав и интересов детей',
      kk: 'Балаларды тәрбиелеу, олардың құқықтары мен мүдделерін қорғау жөніндегі міндеттерді орындамау',
    },
    {
      '1': unread('2015-01-01', undefined, intentional(fine(10)), reported),
      '2': unread('2015-01-01', undefined, intentional(fine(15, 5)), reported),
    },
    ofCao,
  ),
  ...article(
    '127-2',
    {
      en: 'Bullying or cyberbullying of a minor',
      ru: 'Травля (буллинг, кибербуллинг) несовершеннолетнего',
      kk: 'Кәмелетке толмаған адамды қорқытып-үркіту (буллинг, кибербуллинг)',
    },
    {
      '1': introducedIn2024(intentional(fine(10)), 'summaries of the law on administrative offences of 2024: a warning or a fine'),
      '2': introducedIn2024(intentional(fine(30)), 'summaries of the law on administrative offences of 2024: repeated within a year'),
    },
    ofCao,
  ),
  ...article(
    '434',
    { en: 'Petty hooliganism', ru: 'Мелкое хулиганство', kk: 'Ұсақ бұзақылық' },
    {
      '1': unread('2015-01-01', undefined, intentional(fine(20, 15)), reported),
      '2': unread('2015-01-01', undefined, intentional(fine(20, 30)), 'repeated within a year; the sanction is known from reports only'),
    },
    ofCao,
  ),
  ...article(
    '435',
    {
      en: 'Petty hooliganism of a minor from 14 to 15, for which the parents answer',
      ru: 'Мелкое хулиганство, совершенное несовершеннолетним в возрасте от четырнадцати до шестнадцати лет',
      kk: 'Он төрт жастан он алты жасқа дейінгі кәмелетке толмаған адам жасаған ұсақ бұзақылық',
    },
    { '': unread('2015-01-01', undefined, intentional(fine(7)), reported) },
    ofCao,
  ),
];
