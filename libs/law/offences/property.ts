import type { Offence } from './offence.ts';
import { always, article, intentional, introduced, law180, law217, law292, negligent, since } from './offence-versions.ts';
import { crime, deprivation, fineOrTerm, misdemeanour, multipleOfStolen, restrictionOrDeprivation } from './sanction-patterns.ts';

const petty = misdemeanour({ mci: 160, hours: 160, arrestDays: 40 });
const pettyAgain = misdemeanour({ mci: 200, hours: 200, arrestDays: 50 });

/** Offences against property. CC 187-204. */
export const property: readonly Offence[] = [
  ...article(
    '187',
    { en: 'Petty misappropriation', ru: 'Мелкое хищение', kk: 'Ұсақ-түйек жымқыру' },
    {
      '1': since(law180, intentional(misdemeanour({ mci: 80, hours: 80, arrestDays: 20 }))),
      '2': since(law180, intentional(pettyAgain)),
    },
  ),
  ...article(
    '188',
    { en: 'Theft', ru: 'Кража', kk: 'Ұрлық' },
    {
      '1': since(law180, intentional(crime({ mci: 1000, hours: 800, restriction: 3, deprivation: 3 }))),
      '2': since(law292, intentional(crime({ mci: 3000, hours: 1200, restriction: 5, deprivation: 5 }))),
      '3': since(law292, intentional(restrictionOrDeprivation(2, 7))),
      '4': since(law217, intentional(deprivation(5, 10))),
    },
  ),
  ...article(
    '188-1',
    { en: 'Theft of livestock', ru: 'Скотокрадство', kk: 'Мал ұрлау' },
    {
      '1': introduced(law292, intentional(crime({ mci: 3000, restriction: 5, deprivation: 5 }))),
      '2': introduced(law292, intentional(deprivation(3, 7))),
      '3': introduced(law292, intentional(deprivation(5, 10))),
      '4': introduced(law292, intentional(deprivation(7, 12))),
    },
  ),
  ...article(
    '189',
    {
      en: 'Embezzlement of entrusted property',
      ru: 'Присвоение или растрата вверенного чужого имущества',
      kk: 'Сеніп тапсырылған бөтен мүлікті иемденіп алу немесе талан-таражға салу',
    },
    {
      '1': since(law180, intentional(crime({ mci: 1000, hours: 800, restriction: 3, deprivation: 3 }))),
      '2': since(law217, intentional(crime({ mci: 3000, hours: 1000, restriction: 4, deprivation: 4 }))),
      '3': since(law217, intentional(restrictionOrDeprivation(2, 7))),
      '3(2)': since(law217, intentional(multipleOfStolen([10, 20], [2, 7]), 'CORRUPTION')),
      '4': since(law180, intentional(deprivation(7, 12))),
    },
  ),
  ...article(
    '190',
    { en: 'Fraud', ru: 'Мошенничество', kk: 'Алаяқтық' },
    {
      '1': since(law180, intentional(crime({ mci: 1000, hours: 600, restriction: 2, deprivation: 2 }))),
      '2': since(law217, intentional(crime({ mci: 4000, hours: 1000, restriction: 4, deprivation: 4 }))),
      '3': since(law217, intentional(restrictionOrDeprivation(3, 7))),
      '3(2)': since(law217, intentional(multipleOfStolen([10, 20], [3, 7]), 'CORRUPTION')),
      '4': since(law180, intentional(deprivation(5, 10))),
    },
  ),
  ...article(
    '191',
    { en: 'Open theft', ru: 'Грабеж', kk: 'Тонау' },
    {
      '1': since(law180, intentional(crime({ mci: 2000, hours: 1000, restriction: 4, deprivation: 4 }))),
      '2': since(law292, intentional(restrictionOrDeprivation(3, 7))),
      '3': since(law292, intentional(deprivation(5, 10))),
      '4': since(law292, intentional(deprivation(7, 12))),
    },
  ),
  ...article(
    '192',
    { en: 'Robbery', ru: 'Разбой', kk: 'Қарақшылық' },
    {
      '1': always(intentional(deprivation(3, 7), 'VIOLENT')),
      '2': since(law292, intentional(deprivation(5, 10), 'VIOLENT')),
      '3': since(law292, intentional(deprivation(7, 12), 'VIOLENT')),
      '4': always(intentional(deprivation(10, 15), 'VIOLENT')),
    },
  ),
  ...article(
    '193',
    { en: 'Theft of objects of special value', ru: 'Хищение предметов, имеющих особую ценность', kk: 'Ерекше құнды заттарды жымқыру' },
    {
      '1': always(intentional(deprivation(3, 6))),
      '2': always(intentional(deprivation(7, 10))),
      '3': always(intentional(deprivation(10, 12))),
    },
  ),
  ...article(
    '194',
    { en: 'Extortion', ru: 'Вымогательство', kk: 'Қорқытып алу' },
    {
      '1': since(law180, intentional(crime({ mci: 4000, hours: 1000, restriction: 4, deprivation: 4 }))),
      '2': since(law180, intentional(restrictionOrDeprivation(3, 7))),
      '3': since(law180, intentional(deprivation(5, 10))),
      '4': since(law180, intentional(deprivation(7, 15))),
    },
  ),
  ...article(
    '195',
    {
      en: 'Damage to property by deceit or breach of trust',
      ru: 'Причинение имущественного ущерба путем обмана или злоупотребления доверием',
      kk: 'Алдау немесе сенімді теріс пайдалану жолымен мүліктік залал келтіру',
    },
    {
      '1': since(law180, intentional(petty)),
      '2': since(law180, intentional(pettyAgain)),
      '3': since(law180, intentional(crime({ mci: 2000, hours: 600, restriction: 2, deprivation: 2 }))),
      '4': since(law180, intentional(restrictionOrDeprivation(undefined, 5))),
    },
  ),
  ...article(
    '196',
    {
      en: 'Acquisition or sale of property known to be obtained by crime',
      ru: 'Приобретение или сбыт имущества, заведомо добытого преступным путем',
      kk: 'Қылмыстық жолмен алынғаны көрінеу мүлікті иемдену немесе өткізу',
    },
    {
      '1': since(law180, intentional(petty)),
      '2': since(law180, intentional(pettyAgain)),
      '3': since(law180, intentional(crime({ mci: 4000, hours: 1000, restriction: 4, deprivation: 4 }))),
      '4': since(law180, intentional(restrictionOrDeprivation(undefined, 5))),
    },
  ),
  ...article(
    '197',
    {
      en: 'Oil and oil products without documents of origin',
      ru: 'Транспортировка, приобретение, реализация, хранение нефти и нефтепродуктов, а также переработка нефти без документов',
      kk: 'Мұнайды және мұнай өнімдерін құжаттарсыз тасымалдау, иемдену, өткізу, сақтау, сондай-ақ мұнайды қайта өңдеу',
    },
    {
      '1': since(law180, intentional(petty)),
      '2': since(law180, intentional(pettyAgain)),
      '3': since(law180, intentional(crime({ mci: 3000, hours: 800, restriction: 3, deprivation: 3 }))),
      '4': since(law180, intentional(deprivation(3, 6))),
    },
  ),
  ...article(
    '200',
    {
      en: 'Taking of a vehicle without intent to steal it',
      ru: 'Неправомерное завладение автомобилем или иным транспортным средством без цели хищения',
      kk: 'Автомобильді немесе өзге де көлік құралын жымқыру мақсатынсыз құқыққа сыйымсыз иеленіп алу',
    },
    {
      '1': since(law180, intentional(crime({ mci: 1000, hours: 600, restriction: 2, deprivation: 2 }))),
      '2': since(law180, intentional(crime({ mci: 3000, hours: 1200, restriction: 5, deprivation: 5 }))),
      '3': since(law180, intentional(deprivation(5, 8))),
      '4': since(law180, intentional(deprivation(6, 10), 'VIOLENT')),
    },
  ),
  ...article(
    '202',
    {
      en: "Intentional destruction or damage of another's property",
      ru: 'Умышленное уничтожение или повреждение чужого имущества',
      kk: 'Бөтеннің мүлкін қасақана жою немесе бүлдіру',
    },
    {
      '1': since(law180, intentional(crime({ mci: 2000, hours: 600, restriction: 2, deprivation: 2 }))),
      '2': since(law180, intentional(fineOrTerm(3000, 7000, 3, 7))),
      '3': since(law180, intentional(deprivation(5, 10))),
    },
  ),
  ...article(
    '204',
    {
      en: "Negligent destruction or damage of another's property",
      ru: 'Неосторожное уничтожение или повреждение чужого имущества',
      kk: 'Бөтеннің мүлкін абайсызда жою немесе бүлдіру',
    },
    {
      '1': since(law180, negligent(misdemeanour({ mci: 80, hours: 80, arrestDays: 20 }))),
      '2': since(law180, negligent(crime({ mci: 2000, hours: 600, restriction: 2, deprivation: 2 }))),
    },
  ),
];
