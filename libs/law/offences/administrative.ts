import type { Offence } from './offence.ts';
import { article, intentional, introducedIn2024, unread } from './offence-versions.ts';
import { administrative as fine } from './sanction-patterns.ts';

const left = 'an administrative offence from Law 84-VI of 3 July 2017, its day approximate, to Law 72-VIII; the sanction was not read';
const moved = { code: 'CAO' } as const;

/** Offences of the Code on Administrative Offences that criminal law has taken over, or that minors answer for. CAO 73-1, 73-2, 127-2, 434. */
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
    moved,
  ),
  ...article(
    '434',
    { en: 'Petty hooliganism', ru: 'Мелкое хулиганство', kk: 'Ұсақ бұзақылық' },
    {
      '1': unread('2015-01-01', undefined, intentional(fine(20, 15)), 'the sanction is known from reports only'),
      '2': unread('2015-01-01', undefined, intentional(fine(20, 30)), 'repeated within a year; the sanction is known from reports only'),
    },
    moved,
  ),
];
