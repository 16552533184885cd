import type { OffenceFlag } from '../law-facts.ts';
import type { Offence, OffenceVersion } from './offence.ts';
import { always, article, intentional, law12, law180, law28, law403, law91, since } from './offence-versions.ts';
import { crime, deprivation, restrictionOrDeprivation } from './sanction-patterns.ts';
import type { Sanction } from './sanction.ts';

const both: readonly OffenceFlag[] = ['TERRORIST', 'EXTREMIST'];
const upToLife = deprivation(15, 20, { life: 'ALTERNATIVE' });

/** A fine without corrective labour, or restriction or deprivation of liberty up to 7 years. CC 179(1), 180(1). */
const calls: Sanction = {
  kind: 'CRIME',
  limits: [
    { punishment: 'FINE', from: 1000, to: 5000, unit: 'MCI' },
    { punishment: 'RESTRICTION_OF_LIBERTY', to: 7, unit: 'YEARS' },
    { punishment: 'DEPRIVATION_OF_LIBERTY', to: 7, unit: 'YEARS' },
  ],
  life: 'NONE',
};

const terrorist = (sanction: Sanction): OffenceVersion => intentional(sanction, 'TERRORIST');
const extremist = (sanction: Sanction): OffenceVersion => intentional(sanction, 'EXTREMIST');
const ofGroup = (sanction: Sanction): OffenceVersion => intentional(sanction, 'CRIMINAL_GROUP');

/** Terrorist and extremist offences as CC 3(30) and 3(39) list them, and those of criminal groups. CC 170-184, 255-272, 404, 405. */
export const terroristAndExtremist: readonly Offence[] = [
  ...article(
    '170',
    { en: 'Mercenarism', ru: 'Наемничество', kk: 'Жалдамалылық' },
    {
      '1': since(law91, terrorist(deprivation(7, 12))),
      '2': since(law91, terrorist(deprivation(12, 17))),
      '3': since(law91, terrorist(deprivation(7, 10))),
      '4': since(law91, terrorist(upToLife)),
    },
  ),
  ...article(
    '171',
    {
      en: 'Bases for training mercenaries',
      ru: 'Создание баз (лагерей) подготовки наемников',
      kk: 'Жалдамалыларды даярлау базаларын (лагерьлерін) құру',
    },
    {
      '': since(law28, terrorist(deprivation(7, 12))),
    },
  ),
  ...article(
    '172',
    {
      en: 'Participation in foreign armed conflicts',
      ru: 'Участие в иностранных вооруженных конфликтах',
      kk: 'Шетелдік қарулы қақтығыстарға қатысу',
    },
    {
      '': since(law28, intentional(deprivation(5, 9))),
    },
  ),
  ...article(
    '173',
    {
      en: 'Attack on persons or organisations under international protection',
      ru: 'Нападение на лиц или организации, пользующихся международной защитой',
      kk: 'Халықаралық қорғаудағы адамдарға немесе ұйымдарға шабуыл жасау',
    },
    {
      '1': since(law91, terrorist(deprivation(3, 8))),
      '2': since(law91, terrorist(deprivation(10, 15))),
      '3': since(law91, terrorist(deprivation(15, 20))),
    },
  ),
  ...article(
    '174',
    {
      en: 'Incitement of social, national, tribal, racial, class or religious discord',
      ru: 'Возбуждение социальной, национальной, родовой, расовой, сословной или религиозной розни',
      kk: 'Әлеуметтік, ұлттық, рулық, нәсілдік, тектік-топтық немесе діни алауыздықты қоздыру',
    },
    {
      '1': since(law12, extremist(restrictionOrDeprivation(2, 7))),
      '2': since(law12, extremist(deprivation(5, 10))),
      '3': since(law12, extremist(deprivation(12, 20))),
    },
  ),
  ...article(
    '177',
    {
      en: 'Attempt on the life of the First President',
      ru: 'Посягательство на жизнь Первого Президента Республики Казахстан – Елбасы',
      kk: 'Қазақстан Республикасының Тұңғыш Президенті – Елбасының өміріне қолсұғушылық',
    },
    {
      '': since(law91, intentional(upToLife, 'TERRORIST', 'AGAINST_LIFE', 'VIOLENT')),
    },
  ),
  ...article(
    '178',
    {
      en: 'Attempt on the life of the President',
      ru: 'Посягательство на жизнь Президента Республики Казахстан',
      kk: 'Қазақстан Республикасы Президентінің өміріне қолсұғушылық',
    },
    {
      '': since(law91, intentional(upToLife, 'TERRORIST', 'AGAINST_LIFE', 'VIOLENT')),
    },
  ),
  ...article(
    '179',
    {
      en: 'Calls to seize power, seizure of power, violent change of the constitutional order',
      ru: 'Пропаганда или публичные призывы к захвату или удержанию власти, захват или удержание власти либо насильственное изменение конституционного строя',
      kk: 'Билікті басып алуды немесе ұстап тұруды насихаттау немесе оған жария түрде шақыру, билікті басып алу немесе ұстап тұру не конституциялық құрылысты күштеп өзгерту',
    },
    {
      '1': since(law91, extremist(calls)),
      '2': since(law91, extremist(deprivation(5, 10))),
      '3': since(law91, extremist(deprivation(12, 17))),
      '4': since(law91, extremist(crime({ mci: 7000, restriction: 7, deprivation: 7 }))),
    },
  ),
  ...article(
    '180',
    { en: 'Separatist activity', ru: 'Сепаратистская деятельность', kk: 'Сепаратистік әрекет' },
    {
      '1': since(law91, extremist(calls)),
      '2': since(law91, extremist(deprivation(5, 10))),
      '3': since(law91, extremist(deprivation(10, 15))),
    },
  ),
  ...article(
    '181',
    { en: 'Armed rebellion', ru: 'Вооруженный мятеж', kk: 'Қарулы бүлік' },
    {
      '1': since(law91, extremist(deprivation(12, 20))),
      '2': since(law91, extremist(deprivation(12, 17))),
    },
  ),
  ...article(
    '182',
    {
      en: 'Extremist group',
      ru: 'Создание, руководство экстремистской группой или участие в ее деятельности',
      kk: 'Экстремистік топ құру, оған басшылық ету немесе оның әрекетіне қатысу',
    },
    {
      '1': since(law91, intentional(deprivation(10, 17), 'EXTREMIST', 'CRIMINAL_GROUP')),
      '2': since(law91, intentional(deprivation(8, 12), 'EXTREMIST', 'CRIMINAL_GROUP')),
      '3': since(law91, intentional(deprivation(12, 17), 'EXTREMIST', 'CRIMINAL_GROUP')),
    },
  ),
  ...article(
    '184',
    { en: 'Sabotage', ru: 'Диверсия', kk: 'Диверсия' },
    {
      '': since(law91, intentional(upToLife, ...both)),
    },
  ),
  ...article(
    '255',
    { en: 'Act of terrorism', ru: 'Акт терроризма', kk: 'Терроризм актісі' },
    {
      '1': since(law91, terrorist(deprivation(6, 10))),
      '2': since(law91, terrorist(deprivation(8, 12))),
      '3': since(law91, terrorist(deprivation(12, 17))),
      '4': since(law91, intentional(upToLife, 'TERRORIST', 'AGAINST_LIFE', 'VIOLENT')),
    },
  ),
  ...article(
    '256',
    {
      en: 'Propaganda of terrorism or public calls for it',
      ru: 'Пропаганда терроризма или публичные призывы к совершению акта терроризма',
      kk: 'Терроризмді насихаттау немесе терроризм актісін жасауға жария түрде шақыру',
    },
    {
      '1': since(law28, terrorist(deprivation(5, 9))),
      '2': since(law28, terrorist(deprivation(7, 12))),
    },
  ),
  ...article(
    '257',
    {
      en: 'Terrorist group',
      ru: 'Создание, руководство террористической группой и участие в ее деятельности',
      kk: 'Террористік топ құру, оған басшылық ету және оның әрекетіне қатысу',
    },
    {
      '1': since(law91, intentional(deprivation(10, 17), 'TERRORIST', 'CRIMINAL_GROUP')),
      '2': since(law91, intentional(deprivation(8, 12), 'TERRORIST', 'CRIMINAL_GROUP')),
      '3': since(law91, intentional(deprivation(12, 15), 'TERRORIST', 'CRIMINAL_GROUP')),
    },
  ),
  ...article(
    '258',
    {
      en: 'Financing of terrorist or extremist activity',
      ru: 'Финансирование террористической или экстремистской деятельности и иное пособничество терроризму либо экстремизму',
      kk: 'Террористік немесе экстремистік әрекетті қаржыландыру және терроризмге не экстремизмге өзге де дем берушілік',
    },
    {
      '1': since(law28, intentional(deprivation(5, 9), ...both)),
      '2': since(law28, intentional(deprivation(7, 12), ...both)),
    },
  ),
  ...article(
    '259',
    {
      en: 'Recruiting, training or arming for terrorist or extremist activity',
      ru: 'Вербовка или подготовка либо вооружение лиц в целях организации террористической либо экстремистской деятельности',
      kk: 'Террористік не экстремистік әрекетті ұйымдастыру мақсатында адамдарды азғырып көндіру немесе даярлау не қаруландыру',
    },
    {
      '1': since(law28, intentional(deprivation(8, 12), ...both)),
      '2': since(law28, intentional(deprivation(10, 15), ...both)),
    },
  ),
  ...article(
    '260',
    {
      en: 'Undergoing terrorist or extremist training',
      ru: 'Прохождение террористической или экстремистской подготовки',
      kk: 'Террористік немесе экстремистік даярлықтан өту',
    },
    {
      '': always(intentional(deprivation(3, 7), ...both)),
    },
  ),
  ...article(
    '261',
    { en: 'Taking of hostages', ru: 'Захват заложника', kk: 'Адамды кепілге алу' },
    {
      '1': since(law91, terrorist(deprivation(3, 8))),
      '2': since(law91, terrorist(deprivation(7, 12))),
      '3': since(law91, terrorist(deprivation(10, 15))),
    },
  ),
  ...article(
    '262',
    {
      en: 'Organised group, criminal organisation',
      ru: 'Создание и руководство организованной группой, преступной организацией, а равно участие в них',
      kk: 'Ұйымдасқан топты, қылмыстық ұйымды құру және оған басшылық ету, сол сияқты оларға қатысу',
    },
    {
      '1': always(ofGroup(deprivation(7, 12))),
      '2': always(ofGroup(deprivation(5, 10))),
      '3': always(ofGroup(deprivation(8, 13))),
    },
  ),
  ...article(
    '263',
    {
      en: 'Criminal community',
      ru: 'Создание и руководство преступным сообществом, а равно участие в нем',
      kk: 'Қылмыстық қоғамдастық құру және оған басшылық ету, сол сияқты оған қатысу',
    },
    {
      '1': always(ofGroup(deprivation(12, 15))),
      '2': always(ofGroup(deprivation(8, 12))),
      '3': always(ofGroup(deprivation(12, 20))),
      '4': always(ofGroup(deprivation(12, 20))),
      '5': always(ofGroup(upToLife)),
    },
  ),
  ...article(
    '264',
    {
      en: 'Transnational organised group or criminal organisation',
      ru: 'Создание и руководство транснациональной организованной группой, транснациональной преступной организацией, а равно участие в них',
      kk: 'Трансұлттық ұйымдасқан топты, трансұлттық қылмыстық ұйымды құру және оларға басшылық ету, сол сияқты оларға қатысу',
    },
    {
      '1': always(ofGroup(deprivation(10, 15))),
      '2': always(ofGroup(deprivation(8, 12))),
      '3': always(ofGroup(deprivation(12, 20))),
    },
  ),
  ...article(
    '265',
    {
      en: 'Transnational criminal community',
      ru: 'Создание и руководство транснациональным преступным сообществом, а равно участие в нем',
      kk: 'Трансұлттық қылмыстық қоғамдастық құру және оған басшылық ету, сол сияқты оған қатысу',
    },
    {
      '1': always(ofGroup(deprivation(15, 20))),
      '2': always(ofGroup(deprivation(10, 15))),
      '3': always(ofGroup(deprivation(17, 20))),
    },
  ),
  ...article(
    '266',
    {
      en: 'Financing of a criminal group',
      ru: 'Финансирование деятельности преступной группы',
      kk: 'Қылмыстық топтың әрекетін қаржыландыру',
    },
    {
      '1': since(law403, ofGroup(deprivation(3, 7))),
      '2': since(law403, ofGroup(deprivation(5, 10))),
      '3': since(law403, ofGroup(deprivation(7, 12))),
    },
  ),
  ...article(
    '267',
    {
      en: 'Illegal paramilitary formation',
      ru: 'Организация незаконного военизированного формирования',
      kk: 'Заңсыз әскерилендірілген құралымды ұйымдастыру',
    },
    {
      '1': since(law180, intentional(deprivation(2, 7), 'EXTREMIST', 'CRIMINAL_GROUP')),
      '2': since(law180, intentional(crime({ mci: 3000, hours: 800, restriction: 3, deprivation: 3 }), 'EXTREMIST', 'CRIMINAL_GROUP')),
    },
  ),
  ...article(
    '268',
    { en: 'Banditry', ru: 'Бандитизм', kk: 'Бандитизм' },
    {
      '1': always(ofGroup(deprivation(12, 20))),
      '2': always(ofGroup(deprivation(10, 15))),
      '3': always(ofGroup(deprivation(15, 20))),
    },
  ),
  ...article(
    '269',
    {
      en: 'Attack on or seizure of buildings, installations, means of transport and communication',
      ru: 'Нападение на здания, сооружения, средства сообщения и связи или их захват',
      kk: 'Ғимараттарға, құрылысжайларға, қатынас және байланыс құралдарына шабуыл жасау немесе оларды басып алу',
    },
    {
      '1': since(law91, terrorist(restrictionOrDeprivation(3, 7))),
      '2': since(law91, terrorist(deprivation(7, 12))),
      '3': since(law91, terrorist(deprivation(8, 15))),
    },
  ),
  ...article(
    '270',
    {
      en: 'Hijacking of an aircraft, ship or train',
      ru: 'Угон, а равно захват воздушного или водного судна либо железнодорожного подвижного состава',
      kk: 'Әуе немесе су кемесін не теміржол жылжымалы құрамын айдап әкету, сол сияқты басып алу',
    },
    {
      '1': since(law91, terrorist(deprivation(2, 8))),
      '2': since(law91, terrorist(deprivation(7, 12))),
      '3': since(law91, terrorist(deprivation(8, 15))),
    },
  ),
  ...article(
    '404',
    {
      en: 'Unlawful public and other associations',
      ru: 'Создание, руководство и участие в деятельности незаконных общественных и других объединений',
      kk: 'Заңсыз қоғамдық және басқа да бірлестіктер құру, оларға басшылық ету және олардың қызметіне қатысу',
    },
    {
      '1': always(intentional(crime({ mci: 6000, restriction: 6, deprivation: 6 }))),
      '2': always(extremist(deprivation(3, 7))),
      '3': always(extremist(crime({ mci: 6000, restriction: 6, deprivation: 6 }))),
    },
  ),
  ...article(
    '405',
    {
      en: 'Activity of an organisation banned for extremism or terrorism',
      ru: 'Организация и участие в деятельности организации после решения суда о запрете в связи с экстремизмом или терроризмом',
      kk: 'Экстремизмге немесе терроризмге байланысты тыйым салынған ұйымның қызметін ұйымдастыру және оған қатысу',
    },
    {
      '1': always(extremist(crime({ mci: 6000, restriction: 6, deprivation: 6 }))),
      '2': always(extremist(crime({ mci: 2000, restriction: 2, deprivation: 2 }))),
    },
  ),
];
