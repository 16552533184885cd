import type { Offence } from './offence.ts';
import { always, article, changed, intentional, law180, law240, law292, law393, negligent, since } from './offence-versions.ts';
import { crime, deprivation, misdemeanour, restrictionOrDeprivation } from './sanction-patterns.ts';

const lifelongBan = true;

/** Offences against family and minors. CC 132-144. */
export const againstFamilyAndMinors: readonly Offence[] = [
  ...article(
    '132',
    {
      en: 'Involving a minor in criminal offences',
      ru: 'Вовлечение несовершеннолетнего в совершение уголовных правонарушений',
      kk: 'Кәмелетке толмаған адамды қылмыстық құқық бұзушылықтар жасауға тарту',
    },
    {
      '1': since(law292, intentional(deprivation(3, 6))),
      '2': since(law292, intentional(deprivation(4, 8, { lifelongBan }))),
      '3': since(law292, intentional(deprivation(4, 10, { lifelongBan }))),
      '4': since(law292, intentional(deprivation(5, 12, { lifelongBan }))),
      '5': since(law292, intentional(deprivation(10, 15, { lifelongBan }))),
    },
  ),
  ...article(
    '133',
    {
      en: 'Involving a minor in antisocial acts',
      ru: 'Вовлечение несовершеннолетнего в совершение антиобщественных действий',
      kk: 'Кәмелетке толмаған адамды қоғамға жат әрекеттер жасауға тарту',
    },
    {
      '1': since(law292, intentional(crime({ mci: 4000, hours: 1000, restriction: 3, deprivation: 3 }))),
      '2': since(law292, intentional(crime({ mci: 5000, hours: 1200, restriction: 6, deprivation: 6 }, { lifelongBan }))),
      '3': since(law292, intentional(deprivation(3, 7, { lifelongBan }))),
    },
  ),
  ...article(
    '134',
    {
      en: 'Involving a minor in prostitution',
      ru: 'Вовлечение несовершеннолетнего в занятие проституцией',
      kk: 'Кәмелетке толмаған адамды жезөкшелікпен айналысуға тарту',
    },
    {
      '1': changed(
        law393,
        intentional(deprivation(3, 6, { lifelongBan }), 'SEXUAL_VS_MINOR'),
        since(law292, intentional(deprivation(3, 6), 'SEXUAL_VS_MINOR')),
      ),
      '2': changed(
        law393,
        intentional(deprivation(5, 8, { lifelongBan }), 'SEXUAL_VS_MINOR'),
        since(law292, intentional(deprivation(5, 8), 'SEXUAL_VS_MINOR')),
      ),
      '3': changed(
        law393,
        intentional(deprivation(6, 10, { lifelongBan }), 'SEXUAL_VS_MINOR'),
        since(law292, intentional(deprivation(6, 10), 'SEXUAL_VS_MINOR')),
      ),
      '4': changed(
        law393,
        intentional(deprivation(7, 12, { lifelongBan }), 'SEXUAL_VS_MINOR'),
        since(law292, intentional(deprivation(7, 12), 'SEXUAL_VS_MINOR')),
      ),
      // before 2021 the ban was for parents, teachers and others who bring up the minor alone
      '4(2)': changed(
        law393,
        intentional(deprivation(7, 12, { lifelongBan }), 'SEXUAL_VS_MINOR'),
        since(law292, intentional(deprivation(7, 12, { lifelongBan }), 'SEXUAL_VS_MINOR')),
      ),
    },
  ),
  ...article(
    '135',
    { en: 'Trafficking in minors', ru: 'Торговля несовершеннолетними', kk: 'Кәмелетке толмағандар саудасы' },
    {
      '1': since(law292, intentional(deprivation(5, 9))),
      '2': since(law292, intentional(deprivation(9, 12))),
      '3': since(law292, intentional(deprivation(10, 15))),
      '4': since(law292, intentional(deprivation(12, 18))),
    },
  ),
  ...article(
    '136',
    { en: 'Substitution of a child', ru: 'Подмена ребенка', kk: 'Баланы ауыстыру' },
    {
      '1': always(intentional(crime({ mci: 2000, restriction: 2, deprivation: 2 }))),
      '2': always(intentional(deprivation(3, 7))),
    },
  ),
  ...article(
    '137',
    {
      en: 'Unlawful acts of adoption',
      ru: 'Незаконная деятельность по усыновлению (удочерению)',
      kk: 'Бала асырап алу жөніндегі заңсыз әрекет',
    },
    {
      '1': since(law180, intentional(misdemeanour({ mci: 160, hours: 160, arrestDays: 40 }))),
      '2': since(law180, intentional(crime({ mci: 2000, hours: 600, restriction: 2, deprivation: 2 }))),
    },
  ),
  ...article(
    '138',
    {
      en: 'Disclosure of the secret of adoption',
      ru: 'Разглашение тайны усыновления (удочерения)',
      kk: 'Бала асырап алу құпиясын жария ету',
    },
    {
      '': since(law180, intentional(misdemeanour({ mci: 200, hours: 180, arrestDays: 50 }))),
    },
  ),
  ...article(
    '139',
    {
      en: 'Non-payment of maintenance',
      ru: 'Неисполнение обязанностей по уплате средств на содержание детей, нетрудоспособных родителей, нетрудоспособного супруга (супруги)',
      kk: 'Балаларын, еңбекке қабілетсіз ата-аналарын, жұбайын (зайыбын) күтіп-бағуға арналған қаражатты төлемеу',
    },
    {
      '': since(law180, intentional(crime({ hours: 600, restriction: 2, deprivation: 2 }))),
    },
  ),
  ...article(
    '140',
    {
      en: 'Neglect of the upbringing of a minor',
      ru: 'Неисполнение обязанностей по воспитанию несовершеннолетнего',
      kk: 'Кәмелетке толмаған адамды тәрбиелеу жөніндегі міндеттерді орындамау',
    },
    {
      '2': since(law240, intentional(misdemeanour({ mci: 160, hours: 160, arrestDays: 40 }))),
    },
  ),
  ...article(
    '141',
    {
      en: "Neglect of the safety of children's life and health",
      ru: 'Ненадлежащее исполнение обязанностей по обеспечению безопасности жизни и здоровья детей',
      kk: 'Балалардың өмірі мен денсаулығының қауіпсіздігін қамтамасыз ету жөніндегі міндеттерді тиісінше орындамау',
    },
    {
      '1': since(law180, negligent(crime({ mci: 2000, hours: 600, restriction: 2, deprivation: 2 }))),
      '2': since(law180, negligent(restrictionOrDeprivation(undefined, 5), 'CAUSED_DEATH')),
    },
  ),
  ...article(
    '142',
    {
      en: 'Abuse of the rights of a guardian',
      ru: 'Злоупотребление правами опекуна или попечителя',
      kk: 'Қорғаншы немесе қамқоршы құқықтарын теріс пайдалану',
    },
    {
      '': since(law180, intentional(crime({ mci: 2000, hours: 600, restriction: 2, deprivation: 2 }))),
    },
  ),
  ...article(
    '143',
    {
      en: 'Unlawful removal of a minor from Kazakhstan',
      ru: 'Незаконный вывоз несовершеннолетнего лица за пределы Республики Казахстан',
      kk: 'Кәмелетке толмаған адамды Қазақстан Республикасының шегінен тысқары жерге заңсыз әкету',
    },
    {
      '1': since(law292, intentional(crime({ mci: 3000, hours: 800, restriction: 3, deprivation: 3 }))),
      '2': since(law292, intentional(crime({ mci: 8000, restriction: 6, deprivation: 6 }))),
      '3': since(law292, intentional(deprivation(3, 8))),
    },
  ),
  ...article(
    '144',
    {
      en: 'Involving minors in making erotic products',
      ru: 'Вовлечение несовершеннолетних в изготовление продукции эротического содержания',
      kk: 'Кәмелетке толмағандарды эротикалық мазмұндағы өнімдерді жасауға тарту',
    },
    {
      '': since(law292, intentional(misdemeanour({ mci: 200, hours: 200, arrestDays: 50 }), 'SEXUAL_VS_MINOR')),
    },
  ),
];
