import type { Offence, OffenceVersion } from './offence.ts';
import { always, article, changed, intentional, introduced, law180, law384, laws384And62, of2022, since } from './offence-versions.ts';
import type { UpTo } from './sanction-patterns.ts';
import { crime, deprivation, misdemeanour, multipleOfBribe, restrictionOrDeprivation } from './sanction-patterns.ts';
import type { Sanction } from './sanction.ts';

const lifelongBan = true;

const corrupt = (sanction: Sanction): OffenceVersion => intentional(sanction, 'CORRUPTION');
const upTo = (offered: UpTo): OffenceVersion => corrupt(crime(offered, { lifelongBan }));
const term = (years: number): OffenceVersion => corrupt(restrictionOrDeprivation(undefined, years, { lifelongBan }));
const years = (from: number, to: number): OffenceVersion => corrupt(deprivation(from, to, { lifelongBan }));
const bribe = (times: readonly [number, number], of: readonly [number | undefined, number]): OffenceVersion =>
  corrupt(multipleOfBribe(times, of));

const twoYears: UpTo = { mci: 2000, hours: 600, restriction: 2, deprivation: 2 };
const threeYears: UpTo = { mci: 3000, hours: 800, restriction: 3, deprivation: 3 };
const fourYears: UpTo = { mci: 4000, hours: 1000, restriction: 4, deprivation: 4 };
const fiveYears: UpTo = { mci: 5000, hours: 1200, restriction: 5, deprivation: 5 };

/** Corruption as CC 3(29) lists it, and other offences of officials. CC 361-370, 450-452. */
export const corruption: readonly Offence[] = [
  ...article(
    '361',
    { en: 'Abuse of official powers', ru: 'Злоупотребление должностными полномочиями', kk: 'Лауазымдық өкілеттіктерді теріс пайдалану' },
    {
      '1': since(law180, upTo(twoYears)),
      '2-1': introduced(law384, upTo(fourYears), of2022),
      '3': since(law180, upTo(fiveYears)),
      '4': since(law180, term(7)),
    },
  ),
  ...article(
    '362',
    {
      en: 'Excess of power or official powers',
      ru: 'Превышение власти или должностных полномочий',
      kk: 'Билікті немесе лауазымдық өкілеттіктерді асыра пайдалану',
    },
    {
      '1': since(law180, intentional(crime(threeYears))),
      '3': since(law180, intentional(restrictionOrDeprivation(undefined, 7))),
      '4': since(law180, intentional(deprivation(5, 10, { lifelongBan }))),
      '4(3)': since(law180, years(5, 10)),
    },
  ),
  ...article(
    '363',
    {
      en: 'Usurpation of the powers of an official',
      ru: 'Присвоение полномочий должностного лица',
      kk: 'Лауазымды адамның өкілеттіктерін иемденіп алу',
    },
    {
      '': since(law180, intentional(misdemeanour({ mci: 160, hours: 160, arrestDays: 40 }))),
    },
  ),
  ...article(
    '364',
    {
      en: 'Unlawful participation in business',
      ru: 'Незаконное участие в предпринимательской деятельности',
      kk: 'Кәсіпкерлік қызметке заңсыз қатысу',
    },
    {
      '1': since(law180, upTo({ mci: 1000, hours: 400, restriction: 1, deprivation: 1 })),
      '2-1': introduced(law384, upTo(twoYears), of2022),
      '3': since(law180, upTo(fourYears)),
      '4': introduced(law384, upTo(fiveYears), of2022),
    },
  ),
  ...article(
    '365',
    {
      en: 'Obstruction of lawful business',
      ru: 'Воспрепятствование законной предпринимательской деятельности',
      kk: 'Заңды кәсіпкерлік қызметпен айналысуға кедергі жасау',
    },
    {
      '1': changed(laws384And62, upTo(threeYears), since(law180, upTo(twoYears))),
      '2': changed(laws384And62, term(6), since(law180, upTo(fiveYears))),
      '3': changed(laws384And62, corrupt(deprivation(undefined, 8, { lifelongBan })), since(law180, term(7))),
      '4': introduced(laws384And62, years(6, 10), of2022),
    },
  ),
  ...article(
    '366',
    { en: 'Taking of a bribe', ru: 'Получение взятки', kk: 'Пара алу' },
    {
      '1': since(law180, bribe([20, 50], [undefined, 5])),
      '1-1': introduced(law384, bribe([30, 50], [undefined, 6]), of2022),
      '2': since(law180, bribe([50, 60], [3, 7])),
      '3': since(law180, bribe([60, 70], [7, 12])),
      '4': since(law180, bribe([70, 80], [10, 15])),
    },
  ),
  ...article(
    '367',
    { en: 'Giving of a bribe', ru: 'Дача взятки', kk: 'Пара беру' },
    {
      '1': changed(law384, bribe([20, 30], [undefined, 5]), since(law180, bribe([10, 20], [undefined, 3]))),
      '2': changed(law384, bribe([30, 40], [3, 7]), since(law180, bribe([20, 30], [undefined, 5]))),
      '3': changed(law384, bribe([40, 50], [7, 12]), since(law180, bribe([30, 40], [7, 12]))),
      '4': changed(law384, bribe([50, 60], [10, 15]), since(law180, bribe([40, 50], [10, 15]))),
    },
  ),
  ...article(
    '368',
    { en: 'Mediation in bribery', ru: 'Посредничество во взяточничестве', kk: 'Парақорлыққа делдал болу' },
    {
      '1': changed(law384, bribe([10, 20], [undefined, 3]), since(law180, bribe([5, 10], [undefined, 2]))),
      '2': changed(law384, bribe([20, 30], [undefined, 6]), since(law180, bribe([10, 20], [undefined, 6]))),
    },
  ),
  ...article(
    '369',
    { en: 'Forgery in office', ru: 'Служебный подлог', kk: 'Қызметтік жалғандық жасау' },
    {
      '1': since(law180, upTo(twoYears)),
      '2-1': introduced(law384, upTo(threeYears), of2022),
      '3': since(law180, term(5)),
      '4': introduced(law384, term(7), of2022),
    },
  ),
  ...article(
    '370',
    { en: 'Inaction in office', ru: 'Бездействие по службе', kk: 'Қызметтегі әрекетсіздік' },
    {
      '1': since(law180, upTo(twoYears)),
      '2-1': introduced(law384, upTo(threeYears), of2022),
      '3': since(law180, upTo(fiveYears)),
      '4': since(law180, term(7)),
    },
  ),
  ...article(
    '450',
    { en: 'Abuse of military power', ru: 'Злоупотребление властью', kk: 'Билікті теріс пайдалану' },
    {
      '1': always(upTo({ mci: 4000, restriction: 4, deprivation: 4 })),
      '2': always(years(4, 7)),
      '3': always(years(7, 15)),
      '4': always(corrupt(deprivation(10, 20, { life: 'ALTERNATIVE', lifelongBan }))),
    },
  ),
  ...article(
    '451',
    { en: 'Excess of military power', ru: 'Превышение власти', kk: 'Билікті асыра пайдалану' },
    {
      '1': always(intentional(crime({ mci: 5000, restriction: 5, deprivation: 5 }))),
      '2': always(intentional(deprivation(5, 7))),
      '2(2)': always(years(5, 7)),
      '3': always(intentional(deprivation(7, 15, { lifelongBan }))),
      '4': always(intentional(deprivation(10, 20, { life: 'ALTERNATIVE' }))),
    },
  ),
  ...article(
    '452',
    { en: 'Inaction of military power', ru: 'Бездействие власти', kk: 'Биліктің әрекетсіздігі' },
    {
      '1': always(upTo({ mci: 3000, restriction: 3, deprivation: 3 })),
      '2': always(years(4, 8)),
      '3': always(years(5, 10)),
      '4': always(years(10, 20)),
    },
  ),
];
