import type { Offence } from './offence.ts';
import { always, article, intentional, law12, law180, law292, since } from './offence-versions.ts';
import { crime, deprivation, misdemeanour, restrictionOrDeprivation } from './sanction-patterns.ts';

/** Offences against public security and order that are neither terrorist nor extremist. CC 272-274, 287-293. */
export const publicOrder: readonly Offence[] = [
  ...article(
    '272',
    { en: 'Mass riots', ru: 'Массовые беспорядки', kk: 'Жаппай тәртіпсіздіктер' },
    {
      '1': since(law12, intentional(deprivation(4, 10))),
      '2': since(law12, intentional(deprivation(3, 8))),
      '3': since(law12, intentional(restrictionOrDeprivation(undefined, 3))),
    },
  ),
  ...article(
    '273',
    {
      en: 'False report of an act of terrorism',
      ru: 'Заведомо ложное сообщение об акте терроризма',
      kk: 'Терроризм актісі туралы көрінеу жалған хабарлау',
    },
    {
      '': since(law180, intentional(crime({ mci: 5000, restriction: 5, deprivation: 5 }))),
    },
  ),
  ...article(
    '274',
    {
      en: 'Spreading of information known to be false',
      ru: 'Распространение заведомо ложной информации',
      kk: 'Көрінеу жалған ақпарат тарату',
    },
    {
      '1': since(law180, intentional(crime({ mci: 1000, hours: 400, restriction: 1, deprivation: 1 }))),
      '2': since(law180, intentional(crime({ mci: 3000, hours: 800, restriction: 3, deprivation: 3 }))),
      '3': since(law180, intentional(crime({ mci: 5000, hours: 1200, restriction: 5, deprivation: 5 }))),
      '4': since(law180, intentional(restrictionOrDeprivation(3, 7))),
    },
  ),
  ...article(
    '287',
    {
      en: 'Unlawful acquisition, transfer, sale, storage, transport or carrying of arms',
      ru: 'Незаконные приобретение, передача, сбыт, хранение, перевозка или ношение оружия, боеприпасов, взрывчатых веществ и взрывных устройств',
      kk: 'Қаруды, оқ-дәріні, жарылғыш заттарды және жарылыс құрылғыларын заңсыз иемдену, беру, өткізу, сақтау, тасымалдау немесе алып жүру',
    },
    {
      '1': since(law292, intentional(misdemeanour({ mci: 200, hours: 180, arrestDays: 50 }))),
      '2': since(law292, intentional(crime({ mci: 2000, hours: 600, restriction: 2, deprivation: 2 }))),
      '3': since(law292, intentional(crime({ mci: 5000, restriction: 5, deprivation: 5 }))),
      '4': since(law292, intentional(deprivation(3, 8))),
      '5': since(law292, intentional(deprivation(5, 10))),
    },
  ),
  ...article(
    '288',
    { en: 'Unlawful manufacture of arms', ru: 'Незаконное изготовление оружия', kk: 'Қаруды заңсыз дайындау' },
    {
      '1': since(law292, intentional(crime({ mci: 5000, restriction: 5, deprivation: 5 }))),
      '2': since(law292, intentional(deprivation(3, 8))),
      '3': since(law292, intentional(deprivation(5, 10))),
      '4': since(law292, intentional(misdemeanour({ mci: 200, hours: 240, arrestDays: 50 }))),
    },
  ),
  ...article(
    '291',
    {
      en: 'Theft or extortion of arms',
      ru: 'Хищение либо вымогательство оружия, боеприпасов, взрывчатых веществ и взрывных устройств',
      kk: 'Қаруды, оқ-дәріні, жарылғыш заттарды және жарылыс құрылғыларын жымқыру не қорқытып алу',
    },
    {
      '1': always(intentional(deprivation(3, 7))),
      '2': always(intentional(deprivation(5, 10))),
      '3': always(intentional(deprivation(5, 12))),
      '4': always(intentional(deprivation(8, 15))),
    },
  ),
  ...article(
    '293',
    { en: 'Hooliganism', ru: 'Хулиганство', kk: 'Бұзақылық' },
    {
      '1': since(law180, intentional(crime({ mci: 2000, hours: 600, restriction: 2, deprivation: 2 }))),
      '2': since(law180, intentional(crime({ mci: 5000, hours: 1200, restriction: 5, deprivation: 5 }))),
      '3': since(law180, intentional(restrictionOrDeprivation(3, 7))),
    },
  ),
];
