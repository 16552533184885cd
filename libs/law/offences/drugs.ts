import type { Offence } from './offence.ts';
import { always, article, intentional, introduced, law180, law292, since } from './offence-versions.ts';
import { crime, deprivation, misdemeanour } from './sanction-patterns.ts';

const upToLife = deprivation(15, 20, { life: 'ALTERNATIVE' });

/** Offences with narcotic drugs and psychotropic substances. CC 296-303. */
export const drugs: readonly Offence[] = [
  ...article(
    '296',
    {
      en: 'Unlawful handling of drugs without intent to sell',
      ru: 'Незаконное обращение с наркотическими средствами, психотропными веществами, их аналогами без цели сбыта',
      kk: 'Есірткі, психотроптық заттармен, сол тектестермен өткізу мақсатынсыз заңсыз айналысу',
    },
    {
      '1': since(law292, intentional(misdemeanour({ mci: 80, hours: 80, arrestDays: 20 }))),
      '2': since(law292, intentional(misdemeanour({ mci: 160, hours: 160, arrestDays: 40 }))),
      '3': since(law292, intentional(misdemeanour({ mci: 200, hours: 200, arrestDays: 50 }))),
      '4': since(law292, intentional(deprivation(3, 7))),
    },
  ),
  ...article(
    '297',
    {
      en: 'Drugs with intent to sell',
      ru: 'Незаконные изготовление, переработка, приобретение, хранение, перевозка в целях сбыта, пересылка либо сбыт наркотических средств, психотропных веществ, их аналогов',
      kk: 'Есірткі, психотроптық заттарды, сол тектестерді өткізу мақсатында заңсыз дайындау, қайта өңдеу, иемдену, сақтау, тасымалдау, жөнелту не өткізу',
    },
    {
      '1': since(law292, intentional(deprivation(5, 10))),
      '2': since(law292, intentional(deprivation(6, 12))),
      '3': since(law292, intentional(deprivation(10, 15))),
      '4': since(law292, intentional(upToLife)),
    },
  ),
  ...article(
    '298',
    {
      en: 'Theft or extortion of drugs',
      ru: 'Хищение либо вымогательство наркотических средств, психотропных веществ, их аналогов',
      kk: 'Есірткі, психотроптық заттарды, сол тектестерді жымқыру не қорқытып алу',
    },
    {
      '1': always(intentional(deprivation(3, 7))),
      '2': always(intentional(deprivation(6, 10))),
      '3': always(intentional(deprivation(10, 15))),
      '4': always(intentional(upToLife)),
    },
  ),
  ...article(
    '299',
    {
      en: 'Inducement to take drugs',
      ru: 'Склонение к потреблению наркотических средств, психотропных веществ, их аналогов',
      kk: 'Есірткі, психотроптық заттарды, сол тектестерді тұтынуға көндіру',
    },
    {
      '1': since(law180, intentional(crime({ mci: 4000, hours: 1000, restriction: 4, deprivation: 4 }))),
      '2': since(law292, intentional(deprivation(3, 8))),
      '3': since(law292, intentional(deprivation(7, 10))),
      '4': since(law292, intentional(upToLife)),
    },
  ),
  ...article(
    '299-1',
    {
      en: 'Propaganda or unlawful advertising of drugs',
      ru: 'Пропаганда или незаконная реклама наркотических средств, психотропных веществ или их аналогов, прекурсоров',
      kk: 'Есірткі, психотроптық заттарды немесе сол тектестерді, прекурсорларды насихаттау немесе заңсыз жарнамалау',
    },
    {
      '1': introduced(law292, intentional(deprivation(undefined, 3))),
      '2': introduced(law292, intentional(deprivation(3, 6))),
    },
  ),
  ...article(
    '300',
    {
      en: 'Unlawful cultivation of plants that contain drugs',
      ru: 'Незаконное культивирование запрещенных к возделыванию растений, содержащих наркотические вещества',
      kk: 'Құрамында есірткі заттар бар, өсіруге тыйым салынған өсімдіктерді заңсыз егіп-өсіру',
    },
    {
      '1': since(law180, intentional(crime({ mci: 2000, hours: 600, restriction: 2, deprivation: 2 }))),
      '2': since(law180, intentional(deprivation(3, 8))),
    },
  ),
  ...article(
    '301',
    {
      en: 'Unlawful circulation of poisons and of means to make drugs',
      ru: 'Незаконный оборот ядовитых веществ, а также веществ, инструментов или оборудования, используемых для изготовления или переработки наркотических средств',
      kk: 'Улы заттардың, сондай-ақ есірткі дайындау үшін пайдаланылатын заттардың, құрал-саймандардың немесе жабдықтардың заңсыз айналымы',
    },
    {
      '1': since(law292, intentional(deprivation(undefined, 5))),
      '2': since(law292, intentional(deprivation(3, 7))),
      '3': since(law292, intentional(deprivation(7, 10))),
      '4': since(law292, intentional(deprivation(10, 15))),
    },
  ),
  ...article(
    '302',
    {
      en: 'Keeping of places for taking drugs',
      ru: 'Организация или содержание притонов для потребления наркотических средств, психотропных веществ, их аналогов и предоставление помещений для тех же целей',
      kk: 'Есірткі, психотроптық заттарды, сол тектестерді тұтыну үшін притондар ұйымдастыру немесе оларды ұстау',
    },
    {
      '1': always(intentional(deprivation(3, 7))),
      '2': always(intentional(deprivation(7, 12))),
    },
  ),
  ...article(
    '303',
    {
      en: 'Breach of the rules of handling drugs or poisons',
      ru: 'Нарушение правил обращения с наркотическими средствами, психотропными или ядовитыми веществами',
      kk: 'Есірткі, психотроптық немесе улы заттармен жұмыс істеу қағидаларын бұзу',
    },
    {
      '1': since(law180, intentional(misdemeanour({ mci: 160, hours: 160, arrestDays: 40 }))),
      '2': since(law180, intentional(crime({ mci: 3000, hours: 800, restriction: 3, deprivation: 3 }))),
    },
  ),
];
