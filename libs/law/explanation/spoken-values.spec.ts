import { describe, expect, it } from '@jest/globals';
import { legalDateOf } from '../calendar/legal-date.ts';
import { spokenCount, spokenTerm } from './spoken-count.ts';
import { spokenDate } from './spoken-date.ts';
import { spokenProvision } from './spoken-provision.ts';

describe('a day', () => {
  it.each([
    [1, '1 January 2024', '1 января 2024 года', '2024 жылғы 1 қаңтар'],
    [2, '1 February 2024', '1 февраля 2024 года', '2024 жылғы 1 ақпан'],
    [3, '1 March 2024', '1 марта 2024 года', '2024 жылғы 1 наурыз'],
    [4, '1 April 2024', '1 апреля 2024 года', '2024 жылғы 1 сәуір'],
    [5, '1 May 2024', '1 мая 2024 года', '2024 жылғы 1 мамыр'],
    [6, '1 June 2024', '1 июня 2024 года', '2024 жылғы 1 маусым'],
    [7, '1 July 2024', '1 июля 2024 года', '2024 жылғы 1 шілде'],
    [8, '1 August 2024', '1 августа 2024 года', '2024 жылғы 1 тамыз'],
    [9, '1 September 2024', '1 сентября 2024 года', '2024 жылғы 1 қыркүйек'],
    [10, '1 October 2024', '1 октября 2024 года', '2024 жылғы 1 қазан'],
    [11, '1 November 2024', '1 ноября 2024 года', '2024 жылғы 1 қараша'],
    [12, '1 December 2024', '1 декабря 2024 года', '2024 жылғы 1 желтоқсан'],
  ])('of month %i is said in three languages', (month, en, ru, kk) => {
    const day = legalDateOf(2024, month, 1);
    expect([spokenDate(day, 'en'), spokenDate(day, 'ru'), spokenDate(day, 'kk')]).toEqual([en, ru, kk]);
  });
});

describe('a count', () => {
  it.each([
    [0, '0 years', '0 лет', '0 дней'],
    [1, '1 year', '1 год', '1 день'],
    [2, '2 years', '2 года', '2 дня'],
    [4, '4 years', '4 года', '4 дня'],
    [5, '5 years', '5 лет', '5 дней'],
    [11, '11 years', '11 лет', '11 дней'],
    [12, '12 years', '12 лет', '12 дней'],
    [14, '14 years', '14 лет', '14 дней'],
    [21, '21 years', '21 год', '21 день'],
    [22, '22 years', '22 года', '22 дня'],
    [25, '25 years', '25 лет', '25 дней'],
    [101, '101 years', '101 год', '101 день'],
    [111, '111 years', '111 лет', '111 дней'],
    [1.5, '1.5 years', '1,5 года', '1,5 дня'],
  ])('of %d takes the form of its number', (count, years, лет, дней) => {
    expect(spokenCount(count, 'year', 'en')).toBe(years);
    expect(spokenCount(count, 'year', 'ru')).toBe(лет);
    expect(spokenCount(count, 'day', 'ru')).toBe(дней);
  });

  it('has one form in Kazakh', () => {
    expect([spokenCount(1, 'day', 'kk'), spokenCount(5, 'day', 'kk'), spokenCount(2, 'month', 'kk')]).toEqual(['1 күн', '5 күн', '2 ай']);
  });

  it('that is a part takes the form of a part', () => {
    expect([spokenCount('63/2', 'day', 'en'), spokenCount('63/2', 'day', 'ru'), spokenCount('2', 'day', 'ru')]).toEqual([
      '63/2 days',
      '63/2 дня',
      '2 дня',
    ]);
  });
});

describe('a term', () => {
  it.each([
    [{ years: 2, months: 3 }, '2 years 3 months', '2 года 3 месяца', '2 жыл 3 ай'],
    [{ years: 1, months: 0, days: 5 }, '1 year 5 days', '1 год 5 дней', '1 жыл 5 күн'],
    [{ months: 11 }, '11 months', '11 месяцев', '11 ай'],
    [{}, '0 days', '0 дней', '0 күн'],
  ])('%j is said without what is 0', (term, en, ru, kk) => {
    expect([spokenTerm(term, 'en'), spokenTerm(term, 'ru'), spokenTerm(term, 'kk')]).toEqual([en, ru, kk]);
  });
});

describe('a provision', () => {
  it.each([
    ['CC 11', 'Criminal Code, art. 11', 'ст. 11 УК', 'ҚК 11-б.'],
    ['CC 72(3)', 'Criminal Code, art. 72(3)', 'ст. 72 ч. 3 УК', 'ҚК 72-б. 3-бөл.'],
    ['CC 72(3)(3-1)', 'Criminal Code, art. 72(3)(3-1)', 'ст. 72 ч. 3 п. 3-1 УК', 'ҚК 72-б. 3-бөл. 3-1-т.'],
    ['CC 108-1(1)', 'Criminal Code, art. 108-1(1)', 'ст. 108-1 ч. 1 УК', 'ҚК 108-1-б. 1-бөл.'],
    ['PEC 165(2)', 'Penal Executive Code, art. 165(2)', 'ст. 165 ч. 2 УИК', 'ҚАК 165-б. 2-бөл.'],
    ['CPC 480', 'Criminal Procedure Code, art. 480', 'ст. 480 УПК', 'ҚПК 480-б.'],
    ['CAO 127-2', 'Code on Administrative Offences, art. 127-2', 'ст. 127-2 КоАП', 'ӘҚБтК 127-2-б.'],
    ['PL 15(3)', 'Law on Probation, art. 15(3)', 'ст. 15 п. 3 Закона о пробации', 'Пробация туралы заң 15-б. 3-т.'],
    [
      'Amnesty law 2021 art. 4(10)',
      'Amnesty Law of 2021, art. 4(10)',
      'ст. 4 п. 10 Закона об амнистии 2021 года',
      '2021 жылғы Рақымшылық туралы заң 4-б. 10-т.',
    ],
    ['Amnesty law 2016', 'Amnesty Law of 2016', 'Закон об амнистии 2016 года', '2016 жылғы Рақымшылық туралы заң'],
    ['IIN check digit', 'IIN check digit', 'IIN check digit', 'IIN check digit'],
    ['CC 72(3) of old', 'CC 72(3) of old', 'CC 72(3) of old', 'CC 72(3) of old'],
  ])('%s is cited as each language does', (provision, en, ru, kk) => {
    expect([spokenProvision(provision, 'en'), spokenProvision(provision, 'ru'), spokenProvision(provision, 'kk')]).toEqual([en, ru, kk]);
  });
});
