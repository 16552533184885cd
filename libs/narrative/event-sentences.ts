import type { Wording } from '../law/wording.ts';
import type { ProductFact } from '../registers/vocabulary.ts';

/**
 * How each recorded fact is told, in words of the field: one entry for each type of event, so that a new one does not compile without words.
 *
 * `{calculation.lastDay}` is what the fact holds there: a day, a number, a length of time, a code in words. What stands in square brackets
 * is left out where something named in it is absent, empty, no or 0. `{was}` and `{now}` are facts told in their turn. Values are put in
 * as they stand, never declined: sentences are made so that they need not be.
 */
export const eventSentences: Readonly<Record<ProductFact['type'], Wording>> = {
  PersonRegistered: {
    en: 'The person was registered: sex {sex}, born {birthDate}, citizenship {citizenship}.',
    ru: 'Лицо поставлено на учёт: пол {sex}, дата рождения {birthDate}, гражданство {citizenship}.',
    kk: 'Адам есепке алынды: жынысы {sex}, туған күні {birthDate}, азаматтығы {citizenship}.',
  },
  IdentifierRecorded: {
    en: 'An identifier was recorded: {scheme}.',
    ru: 'Внесён идентификатор: {scheme}.',
    kk: 'Сәйкестендіргіш енгізілді: {scheme}.',
  },
  IdentifierReserved: {
    en: 'An identifier was taken for this person: {scheme}.',
    ru: 'Идентификатор закреплён за лицом: {scheme}.',
    kk: 'Сәйкестендіргіш осы адамға бекітілді: {scheme}.',
  },
  SocialStatusRecorded: {
    en: 'A situation that the law asks about was recorded: {kind}, from {from}[ to {to}].',
    ru: 'Внесено обстоятельство, значимое для закона: {kind}, с {from}[ по {to}].',
    kk: 'Заң үшін маңызы бар мән-жай енгізілді: {kind}; басталуы: {from}[; аяқталуы: {to}].',
  },
  SocialStatusEnded: {
    en: 'A situation ended: {kind}, last day {to}.',
    ru: 'Обстоятельство прекратилось: {kind}, последний день {to}.',
    kk: 'Мән-жай тоқтады: {kind}, соңғы күні {to}.',
  },
  PersonalDataCorrected: {
    en: 'Personal data were corrected[: born {birthDate}][; sex {sex}][; citizenship {citizenship}] (reason: {reason}; approved by {approvedBy}).',
    ru: 'Исправлены персональные данные[: дата рождения {birthDate}][; пол {sex}][; гражданство {citizenship}] (причина: {reason}; утвердил {approvedBy}).',
    kk: 'Дербес деректер түзетілді[: туған күні {birthDate}][; жынысы {sex}][; азаматтығы {citizenship}] (себебі: {reason}; бекіткен {approvedBy}).',
  },
  DeathRecorded: { en: 'The person died on {diedOn}.', ru: 'Лицо умерло {diedOn}.', kk: 'Адам қайтыс болды: {diedOn}.' },
  CaseOpened: {
    en: 'A criminal case was opened here: number {registrationNumber}, court: {court}.',
    ru: 'Заведено уголовное дело № {registrationNumber}, суд: {court}.',
    kk: 'Қылмыстық іс ашылды: № {registrationNumber}, сот: {court}.',
  },
  ChargeAdded: {
    en: 'Charge: article {offence.article}[, part {offence.part}] of the Criminal Code, act of {offence.committedOn}; category: {category}.',
    ru: 'Обвинение: статья {offence.article}[, часть {offence.part}] УК, деяние от {offence.committedOn}; категория: {category}.',
    kk: 'Айып тағылды: ҚК {offence.article}-бабы[, {offence.part}-бөлігі], әрекет жасалған күн: {offence.committedOn}; санаты: {category}.',
  },
  VerdictDelivered: {
    en: 'Verdict of {deliveredOn} on one charge: {finding}.',
    ru: 'Приговор от {deliveredOn} по одному обвинению: {finding}.',
    kk: 'Бір айып бойынша үкім, {deliveredOn}: {finding}.',
  },
  SentenceImposed: {
    en: 'The court sentenced to: {punishment}[, {term}][, {hours} hours][, {amountMci} MCI][; facility: {facility}][; suspended: {suspended}].',
    ru: 'Судом назначено наказание: {punishment}[, {term}][, {hours} ч][, {amountMci} МРП][; учреждение: {facility}][; условно: {suspended}].',
    kk: 'Сот жаза тағайындады: {punishment}[, {term}][, {hours} сағат][, {amountMci} АЕК][; мекеме: {facility}][; шартты түрде: {suspended}].',
  },
  FinalPunishmentDetermined: {
    en: 'Final punishment over several sentences ({basis}, {method}): {punishment}[, {term}][, {hours} hours][, {amountMci} MCI][; facility: {facility}].',
    ru: 'Определено окончательное наказание ({basis}, {method}): {punishment}[, {term}][, {hours} ч][, {amountMci} МРП][; учреждение: {facility}].',
    kk: 'Түпкілікті жаза белгіленді ({basis}, {method}): {punishment}[, {term}][, {hours} сағат][, {amountMci} АЕК][; мекеме: {facility}].',
  },
  SentenceVaried: {
    en: 'A higher court ({court}) varied the sentence on {decidedOn}: {now.punishment}[, {now.term}][, {now.hours} hours][, {now.amountMci} MCI] instead of {was.punishment}[, {was.term}].',
    ru: 'Вышестоящий суд ({court}) изменил приговор {decidedOn}: {now.punishment}[, {now.term}][, {now.hours} ч][, {now.amountMci} МРП] вместо {was.punishment}[, {was.term}].',
    kk: 'Жоғары тұрған сот ({court}) үкімді өзгертті, {decidedOn}: {now.punishment}[, {now.term}][, {now.hours} сағат][, {now.amountMci} АЕК]; бұрынғысы: {was.punishment}[, {was.term}].',
  },
  SentenceQuashed: {
    en: 'A higher court ({court}) set the sentence aside on {decidedOn}: {outcome}.',
    ru: 'Вышестоящий суд ({court}) отменил приговор {decidedOn}: {outcome}.',
    kk: 'Жоғары тұрған сот ({court}) үкімнің күшін жойды, {decidedOn}: {outcome}.',
  },
  SentenceUpheld: {
    en: 'A higher court ({court}) upheld the sentence on {decidedOn}.',
    ru: 'Вышестоящий суд ({court}) оставил приговор без изменения {decidedOn}.',
    kk: 'Жоғары тұрған сот ({court}) үкімді өзгеріссіз қалдырды, {decidedOn}.',
  },
  SentenceJoined: {
    en: 'From {joinedOn} the sentence is served within the final punishment of a later verdict (CC 60).',
    ru: 'С {joinedOn} наказание по приговору отбывается в составе окончательного наказания по новому приговору (ст. 60 УК).',
    kk: '{joinedOn} бастап жаза кейінгі үкім бойынша түпкілікті жазаның құрамында өтеледі (ҚК 60-бабы).',
  },
  SentenceSeparated: {
    en: 'From {separatedOn} the sentence stands by itself again: the final punishment that covered it was set aside.',
    ru: 'С {separatedOn} приговор вновь исполняется самостоятельно: окончательное наказание по новому приговору отменено.',
    kk: '{separatedOn} бастап үкім қайтадан дербес орындалады: кейінгі үкім бойынша түпкілікті жазаның күші жойылды.',
  },
  ProsecutionTerminated: {
    en: 'The court ({court}) ended the prosecution of charges on {terminatedOn} ({provision}).',
    ru: 'Суд ({court}) прекратил уголовное преследование по обвинению {terminatedOn} ({provision}).',
    kk: 'Сот ({court}) айып бойынша қылмыстық қудалауды тоқтатты, {terminatedOn} ({provision}).',
  },
  CivilClaimRecorded: {
    en: 'The court granted a civil claim of {amount} tenge: {kind}.',
    ru: 'Судом удовлетворён гражданский иск на {amount} тенге: {kind}.',
    kk: 'Сот азаматтық талапты қанағаттандырды, {amount} теңге: {kind}.',
  },
  DamageCompensated: {
    en: 'Damage was compensated on {paidOn}: {amount} tenge[; in full: {full}].',
    ru: 'Возмещён вред {paidOn}: {amount} тенге[; полностью: {full}].',
    kk: 'Зиян өтелді, {paidOn}: {amount} теңге[; толық: {full}].',
  },
  LifelongBanImposed: {
    en: 'A ban for life was imposed from {from}: {closes} ({provision}).',
    ru: 'Назначено пожизненное лишение права с {from}: {closes} ({provision}).',
    kk: 'Өмір бойы айыру тағайындалды, {from} бастап: {closes} ({provision}).',
  },
  VerdictInForce: {
    en: 'The verdict came into force on {inForceOn}.',
    ru: 'Приговор вступил в законную силу {inForceOn}.',
    kk: 'Үкім заңды күшіне енді: {inForceOn}.',
  },
  TermOpened: {
    en: 'The term began on {start}: {punishment}.',
    ru: 'Начало срока {start}: {punishment}.',
    kk: 'Мерзімнің басталуы {start}: {punishment}.',
  },
  TermNoted: {
    en: 'A term was noted for this person: {punishment}.',
    ru: 'За лицом учтён срок: {punishment}.',
    kk: 'Адамға жаза мерзімі есепке алынды: {punishment}.',
  },
  SentenceIncluded: {
    en: 'A sentence of {imposedOn} was included in the term: {punishment}[, {term}][; suspended: {suspended}].',
    ru: 'В срок включён приговор от {imposedOn}: {punishment}[, {term}][; условно: {suspended}].',
    kk: 'Мерзімге үкім енгізілді, {imposedOn}: {punishment}[, {term}][; шартты түрде: {suspended}].',
  },
  TimeCredited: {
    en: 'Time was credited: {kind}, from {from} to {to}.',
    ru: 'Зачтено время: {kind}, с {from} по {to}.',
    kk: 'Уақыт есептелді: {kind}, {from} – {to}.',
  },
  InterruptionRecorded: {
    en: 'Days not served: {kind}, from {from} to {to}.',
    ru: 'Дни, не входящие в срок: {kind}, с {from} по {to}.',
    kk: 'Мерзімге кірмейтін күндер: {kind}, {from} – {to}.',
  },
  TermCalculated: {
    en: 'The term was calculated[: last day {calculation.lastDay}][, credited {calculation.creditedDays:days}][, cut by {calculation.cutDays:days}][; parole from {rights.paroleFrom.on}][; milder punishment from {rights.substitutionFrom.on}][; record expunged on {rights.recordExpunges.on}][; a human must decide: {calculation.because}].',
    ru: 'Срок рассчитан[: последний день {calculation.lastDay}][, зачтено {calculation.creditedDays:days}][, сокращено на {calculation.cutDays:days}][; УДО с {rights.paroleFrom.on}][; ЗМН с {rights.substitutionFrom.on}][; судимость погашается {rights.recordExpunges.on}][; решает человек: {calculation.because}].',
    kk: 'Мерзім есептелді[: соңғы күні {calculation.lastDay}][, есепке жатқызылды: {calculation.creditedDays:days}][, қысқартылды: {calculation.cutDays:days}][; ШМБ {rights.paroleFrom.on} бастап][; жазаны ауыстыру {rights.substitutionFrom.on} бастап][; соттылық жойылатын күн {rights.recordExpunges.on}][; адам шешеді: {calculation.because}].',
  },
  SentenceRenewed: {
    en: 'Another sentence is carried out from now on ({because}), of {imposedOn}: {punishment}[, {term}][; suspended: {suspended}].',
    ru: 'Исполняется иной приговор ({because}), от {imposedOn}: {punishment}[, {term}][; условно: {suspended}].',
    kk: 'Бұдан былай басқа үкім орындалады ({because}), {imposedOn}: {punishment}[, {term}][; шартты түрде: {suspended}].',
  },
  CalculationConfirmed: {
    en: 'Calculation {calculation} of the term was confirmed by {confirmedBy}.',
    ru: 'Расчёт срока № {calculation} подтвердил {confirmedBy}.',
    kk: 'Мерзімнің № {calculation} есебін растаған {confirmedBy}.',
  },
  CalculationSecondChecked: {
    en: 'Calculation {calculation} of the term was checked a second time by {checkedBy}.',
    ru: 'Расчёт срока № {calculation} повторно проверил {checkedBy}.',
    kk: 'Мерзімнің № {calculation} есебін қайта тексерген {checkedBy}.',
  },
  DateOverridden: {
    en: 'A date was set by hand: {date}, {day}[ instead of {computed}]; reason: {reason} ({provision}); by {overriddenBy}.',
    ru: 'Дата установлена вручную: {date}, {day}[ вместо {computed}]; причина: {reason} ({provision}); установил {overriddenBy}.',
    kk: 'Күн қолмен белгіленді: {date}, {day}[; есептелгені {computed}]; себебі: {reason} ({provision}); белгілеген {overriddenBy}.',
  },
  TermReduced: {
    en: 'The term was cut by {days:days}; basis: {basis}; last day {lastDay}.',
    ru: 'Срок сокращён на {days:days}; основание: {basis}; последний день {lastDay}.',
    kk: 'Мерзім қысқартылды: {days:days}; негізі: {basis}; соңғы күні {lastDay}.',
  },
  PunishmentReplaced: {
    en: 'The punishment was replaced: {from}, then {to}[, {term}][, {hours} hours][, {amountMci} MCI]; {unservedDays:days} were left.',
    ru: 'Наказание заменено: {from}, затем {to}[, {term}][, {hours} ч][, {amountMci} МРП]; оставалось {unservedDays:days}.',
    kk: 'Жаза ауыстырылды: {from}, кейін {to}[, {term}][, {hours} сағат][, {amountMci} АЕК]; қалғаны: {unservedDays:days}.',
  },
  TermCompleted: {
    en: 'The term is over on {completedOn}: {reason}.',
    ru: 'Срок окончен {completedOn}: {reason}.',
    kk: 'Мерзім аяқталды, {completedOn}: {reason}.',
  },
  PersonAdmitted: {
    en: 'Admitted to facility {facility} on {admittedOn}; basis: {legalBasis}; regime: {regime}.',
    ru: 'Принят(а) в учреждение {facility} {admittedOn}; основание: {legalBasis}; режим: {regime}.',
    kk: '{facility} мекемесіне қабылданды, {admittedOn}; негізі: {legalBasis}; режимі: {regime}.',
  },
  TransferredOut: {
    en: 'Left facility {from} for {to}; reason: {reason}.',
    ru: 'Этапирован(а) из учреждения {from} в {to}; причина: {reason}.',
    kk: '{from} мекемесінен {to} мекемесіне жөнелтілді; себебі: {reason}.',
  },
  TransferredIn: {
    en: 'Arrived at facility {facility}.',
    ru: 'Прибыл(а) в учреждение {facility}.',
    kk: '{facility} мекемесіне келді.',
  },
  RegimeChanged: {
    en: 'Regime: {regime}; conditions: {conditions}; basis: {legalBasis}.',
    ru: 'Режим: {regime}; условия: {conditions}; основание: {legalBasis}.',
    kk: 'Режимі: {regime}; жағдайы: {conditions}; негізі: {legalBasis}.',
  },
  BehaviourGraded: {
    en: 'Degree of behaviour: {degree}.',
    ru: 'Степень поведения: {degree}.',
    kk: 'Мінез-құлық дәрежесі: {degree}.',
  },
  ViolationRecorded: {
    en: 'Violation of {committedOn}: {kind}[; malicious: {malicious}][; penalty: {penalty.kind}, imposed {penalty.imposedOn}].',
    ru: 'Нарушение от {committedOn}: {kind}[; злостное: {malicious}][; взыскание: {penalty.kind}, наложено {penalty.imposedOn}].',
    kk: 'Тәртіп бұзу, {committedOn}: {kind}[; қасақана: {malicious}][; жаза: {penalty.kind}, қолданылды {penalty.imposedOn}].',
  },
  MaliciousViolatorFound: {
    en: 'Found a malicious violator on {foundOn} ({provision}).',
    ru: 'Признан(а) злостным нарушителем {foundOn} ({provision}).',
    kk: 'Қасақана тәртіп бұзушы деп танылды, {foundOn} ({provision}).',
  },
  DisciplineLifted: {
    en: 'Lifted from {liftedOn} on: {what}; reason: {reason}.',
    ru: 'Снято с {liftedOn}: {what}; причина: {reason}.',
    kk: 'Алынды, {liftedOn} бастап: {what}; себебі: {reason}.',
  },
  IncentiveGranted: {
    en: 'Incentive: {incentive}.',
    ru: 'Поощрение: {incentive}.',
    kk: 'Көтермелеу: {incentive}.',
  },
  EscapeRecorded: {
    en: 'Escape on {escapedOn}, from: {from} ({facility}).',
    ru: 'Побег {escapedOn}, откуда: {from} ({facility}).',
    kk: 'Қашу, {escapedOn}, қайдан: {from} ({facility}).',
  },
  ReturnedToCustody: {
    en: 'Back in custody on {returnedOn}, facility {facility}[; not served from {notServed.from} to {notServed.to}].',
    ru: 'Возвращён(а) под стражу {returnedOn}, учреждение {facility}[; не отбывалось с {notServed.from} по {notServed.to}].',
    kk: 'Қамауға қайтарылды, {returnedOn}, мекеме {facility}[; өтелмеген күндер: {notServed.from} – {notServed.to}].',
  },
  ReleaseAuthorised: {
    en: 'Release authorised for {releaseOn}; basis: {basis}[ (law {lawNo})]; by {authorisedBy}.',
    ru: 'Освобождение разрешено на {releaseOn}; основание: {basis}[ (закон {lawNo})]; разрешил {authorisedBy}.',
    kk: 'Босатуға рұқсат берілді, {releaseOn}; негізі: {basis}[ (заң {lawNo})]; рұқсат берген {authorisedBy}.',
  },
  PersonReleased: {
    en: 'Released on {releasedOn}; basis: {basis}; to: {to}.',
    ru: 'Освобождён(а) {releasedOn}; основание: {basis}; куда: {to}.',
    kk: 'Босатылды, {releasedOn}; негізі: {basis}; қайда: {to}.',
  },
  ParoleOpened: {
    en: 'Parole applied for on {openedOn} by: {initiator}; answer of the law: {eligibility.verdict}[, {eligibility.mode}][, from {eligibility.from}][, part {eligibility.fraction}][; file due with the court by {fileBy.day}].',
    ru: 'Ходатайство об УДО от {openedOn}, заявитель: {initiator}; ответ закона: {eligibility.verdict}[, {eligibility.mode}][, с {eligibility.from}][, доля {eligibility.fraction}][; материалы в суд до {fileBy.day}].',
    kk: 'ШМБ туралы өтінішхат, {openedOn}, өтініш беруші: {initiator}; заңның жауабы: {eligibility.verdict}[, {eligibility.mode}][, {eligibility.from} бастап][, бөлігі {eligibility.fraction}][; материалдар сотқа {fileBy.day} дейін].',
  },
  ParoleReportAttached: {
    en: 'Report attached to the application for parole: {kind}[; damage repaid: {damageRepaid}].',
    ru: 'К ходатайству об УДО приложен документ: {kind}[; ущерб возмещён: {damageRepaid}].',
    kk: 'ШМБ өтінішхатына құжат тіркелді: {kind}[; залал өтелді: {damageRepaid}].',
  },
  ParoleSubmitted: {
    en: 'The file on parole went to court ({court}) on {submittedOn}[; late: {late}].',
    ru: 'Материалы об УДО направлены в суд ({court}) {submittedOn}[; с опозданием: {late}].',
    kk: 'ШМБ материалдары сотқа ({court}) жіберілді, {submittedOn}[; кешігіп: {late}].',
  },
  ParoleGranted: {
    en: 'Parole granted by court ({court}) on {grantedOn}[; control to {until}][; obligations: {obligations}].',
    ru: 'УДО применено судом ({court}) {grantedOn}[; контроль до {until}][; обязанности: {obligations}].',
    kk: 'Сот ({court}) ШМБ қолданды, {grantedOn}[; бақылау {until} дейін][; міндеттер: {obligations}].',
  },
  ParoleRefused: {
    en: 'Parole refused by court ({court}) on {refusedOn}: {reason}; not again before {reapplyNotBefore}.',
    ru: 'В УДО отказано судом ({court}) {refusedOn}: {reason}; повторно не ранее {reapplyNotBefore}.',
    kk: 'Сот ({court}) ШМБ-дан бас тартты, {refusedOn}: {reason}; қайта өтініш берудің ең ерте күні: {reapplyNotBefore}.',
  },
  ParoleWithdrawn: {
    en: 'The application for parole was withdrawn on {withdrawnOn}.',
    ru: 'Ходатайство об УДО отозвано {withdrawnOn}.',
    kk: 'ШМБ өтінішхаты қайтарып алынды, {withdrawnOn}.',
  },
  ParoleRevoked: {
    en: 'Parole revoked by court ({court}) on {revokedOn}, ground {ground} of CC 72(7); the remainder is served from {remainderFrom}[; at liberty from {atLiberty.from} to {atLiberty.to}].',
    ru: 'УДО отменено судом ({court}) {revokedOn}, основание – пункт {ground} ч. 7 ст. 72 УК; остаток отбывается с {remainderFrom}[; на свободе с {atLiberty.from} по {atLiberty.to}].',
    kk: 'Сот ({court}) ШМБ күшін жойды, {revokedOn}, негізі – ҚК 72-бабы 7-бөлігінің {ground}-тармағы; қалған бөлігі {remainderFrom} бастап өтеледі[; бостандықта болған күндері: {atLiberty.from} – {atLiberty.to}].',
  },
  SubstitutionOpened: {
    en: 'A milder punishment in place of the rest applied for on {openedOn} by: {initiator}[; asked for: {to}][; file due with the court by {fileBy.day}].',
    ru: 'Ходатайство о замене неотбытой части более мягким наказанием (ЗМН) от {openedOn}, заявитель: {initiator}[; просят: {to}][; материалы в суд до {fileBy.day}].',
    kk: 'Жазаның өтелмеген бөлігін неғұрлым жеңіл жазамен ауыстыру туралы өтінішхат, {openedOn}, өтініш беруші: {initiator}[; сұралған жаза: {to}][; материалдар сотқа {fileBy.day} дейін].',
  },
  SubstitutionSubmitted: {
    en: 'The file on a milder punishment went to court ({court}) on {submittedOn}[; late: {late}].',
    ru: 'Материалы о ЗМН направлены в суд ({court}) {submittedOn}[; с опозданием: {late}].',
    kk: 'Жазаны ауыстыру материалдары сотқа ({court}) жіберілді, {submittedOn}[; кешігіп: {late}].',
  },
  SubstitutionGranted: {
    en: 'The rest ({unservedDays:days}) was replaced by court ({court}) on {grantedOn} by: {to}[, {term}][, {amountMci} MCI], from {from}.',
    ru: 'Неотбытая часть ({unservedDays:days}) заменена судом ({court}) {grantedOn}: {to}[, {term}][, {amountMci} МРП], с {from}.',
    kk: 'Өтелмеген бөлігін ({unservedDays:days}) сот ({court}) ауыстырды, {grantedOn}: {to}[, {term}][, {amountMci} АЕК], {from} бастап.',
  },
  SubstitutionRefused: {
    en: 'A milder punishment refused by court ({court}) on {refusedOn}: {reason}; not again before {reapplyNotBefore}.',
    ru: 'В ЗМН отказано судом ({court}) {refusedOn}: {reason}; повторно не ранее {reapplyNotBefore}.',
    kk: 'Сот ({court}) жазаны ауыстырудан бас тартты, {refusedOn}: {reason}; қайта өтініш берудің ең ерте күні: {reapplyNotBefore}.',
  },
  SubstitutionWithdrawn: {
    en: 'The application for a milder punishment was withdrawn on {withdrawnOn}.',
    ru: 'Ходатайство о ЗМН отозвано {withdrawnOn}.',
    kk: 'Жазаны ауыстыру өтінішхаты қайтарып алынды, {withdrawnOn}.',
  },
  SubstitutionRevoked: {
    en: 'The milder punishment was replaced again by deprivation of liberty by court ({court}) on {revokedOn}: {ground}; {term}, from {from}.',
    ru: 'Более мягкое наказание вновь заменено лишением свободы судом ({court}) {revokedOn}: {ground}; {term}, с {from}.',
    kk: 'Неғұрлым жеңіл жазаны сот ({court}) қайтадан бас бостандығынан айыруға ауыстырды, {revokedOn}: {ground}; {term}, {from} бастап.',
  },
  DeferralOpened: {
    en: 'Deferral applied for on {openedOn} by: {initiator}[; ground: {availability.ground}].',
    ru: 'Ходатайство об отсрочке от {openedOn}, заявитель: {initiator}[; основание: {availability.ground}].',
    kk: 'Жазаны өтеуді кейінге қалдыру туралы өтінішхат, {openedOn}, өтініш беруші: {initiator}[; негізі: {availability.ground}].',
  },
  DeferralGranted: {
    en: 'Deferral granted by court ({court}) on {grantedOn} to {until}; ground: {ground}.',
    ru: 'Отсрочка предоставлена судом ({court}) {grantedOn} по {until}; основание: {ground}.',
    kk: 'Сот ({court}) кейінге қалдырды, {grantedOn}, соңғы күні {until}; негізі: {ground}.',
  },
  DeferralRefused: {
    en: 'Deferral refused by court ({court}) on {refusedOn}: {reason}.',
    ru: 'В отсрочке отказано судом ({court}) {refusedOn}: {reason}.',
    kk: 'Сот ({court}) кейінге қалдырудан бас тартты, {refusedOn}: {reason}.',
  },
  DeferralExtended: {
    en: 'Deferral extended by court ({court}) to {until}; ground: {ground}.',
    ru: 'Отсрочка продлена судом ({court}) по {until}; основание: {ground}.',
    kk: 'Сот ({court}) кейінге қалдыруды ұзартты, соңғы күні {until}; негізі: {ground}.',
  },
  DeferralCancelled: {
    en: 'Deferral cancelled by court ({court}) on {cancelledOn}; the term is served from {servedFrom}.',
    ru: 'Отсрочка отменена судом ({court}) {cancelledOn}; срок отбывается с {servedFrom}.',
    kk: 'Сот ({court}) кейінге қалдырудың күшін жойды, {cancelledOn}; мерзім {servedFrom} бастап өтеледі.',
  },
  DeferralEnded: {
    en: 'Deferral ended on {endedOn} ({why}); the court ({court}) decided: {outcome}[: {to}][, {term}][, {amountMci} MCI].',
    ru: 'Отсрочка окончена {endedOn} ({why}); суд ({court}) решил: {outcome}[: {to}][, {term}][, {amountMci} МРП].',
    kk: 'Кейінге қалдыру аяқталды, {endedOn} ({why}); сот ({court}) шешімі: {outcome}[: {to}][, {term}][, {amountMci} АЕК].',
  },
  ReconciliationProposed: {
    en: 'Reconciliation with the victim was proposed on {proposedOn}[; mediator {mediator}].',
    ru: 'Предложено примирение с потерпевшим {proposedOn}[; медиатор {mediator}].',
    kk: 'Жәбірленушімен татуласу ұсынылды, {proposedOn}[; медиатор {mediator}].',
  },
  HarmMadeGood: {
    en: 'The harm was made good on {madeGoodOn}: {how}.',
    ru: 'Вред заглажен {madeGoodOn}: {how}.',
    kk: 'Зиян өтелді, {madeGoodOn}: {how}.',
  },
  ReconciliationChecked: {
    en: 'The law on reconciliation as of {checkedOn}: {check.verdict}[ ({check.obstacles})][ ({check.because})].',
    ru: 'Закон о примирении на {checkedOn}: {check.verdict}[ ({check.obstacles})][ ({check.because})].',
    kk: 'Татуласу туралы заң, {checkedOn}: {check.verdict}[ ({check.obstacles})][ ({check.because})].',
  },
  ReconciliationBarred: {
    en: 'Reconciliation is barred as of {barredOn}: {bars}.',
    ru: 'Примирение исключено законом на {barredOn}: {bars}.',
    kk: 'Татуласуға заң жол бермейді, {barredOn}: {bars}.',
  },
  CaseTerminated: {
    en: 'The court ({court}) terminated the case on {terminatedOn} because of reconciliation.',
    ru: 'Суд ({court}) прекратил дело {terminatedOn} в связи с примирением сторон.',
    kk: 'Сот ({court}) тараптардың татуласуына байланысты істі қысқартты, {terminatedOn}.',
  },
  ReconciliationRefused: {
    en: 'The court ({court}) did not terminate the case on {refusedOn}: {reason}.',
    ru: 'Суд ({court}) отказал в прекращении дела {refusedOn}: {reason}.',
    kk: 'Сот ({court}) істі қысқартудан бас тартты, {refusedOn}: {reason}.',
  },
  ReconciliationNoted: {
    en: 'A termination by reconciliation of {terminatedOn} was noted for this person.',
    ru: 'За лицом учтено прекращение дела за примирением от {terminatedOn}.',
    kk: 'Адамға татуласуға байланысты істің қысқартылуы есепке алынды, {terminatedOn}.',
  },
  SupervisionRegistered: {
    en: 'Registered for supervision by office {office} from {from}[ to {plannedTo}]; basis: {basis}; first appearance by {firstVisitBy}.',
    ru: 'Поставлен(а) на учёт службы пробации {office} с {from}[ по {plannedTo}]; основание: {basis}; первая явка до {firstVisitBy}.',
    kk: '{office} пробация қызметінің есебіне алынды, {from}[ – {plannedTo}]; негізі: {basis}; алғашқы келу мерзімі: {firstVisitBy}.',
  },
  OfficerAssigned: {
    en: 'Responsible officer from {from}: {officer}.',
    ru: 'Ответственный сотрудник с {from}: {officer}.',
    kk: 'Жауапты қызметкер, {from} бастап: {officer}.',
  },
  ObligationSet: {
    en: 'Obligation set: {obligation}, from {from}[ to {to}].',
    ru: 'Установлена обязанность: {obligation}, с {from}[ по {to}].',
    kk: 'Міндет жүктелді: {obligation}, {from}[ – {to}].',
  },
  ObligationLifted: {
    en: 'Obligation lifted: {obligation}, last day {liftedOn}.',
    ru: 'Обязанность отменена: {obligation}, последний день {liftedOn}.',
    kk: 'Міндет алынды: {obligation}, соңғы күні {liftedOn}.',
  },
  ReportingRegimeSet: {
    en: 'Visits a month from {from}: {visitsPerMonth}.',
    ru: 'Явок в месяц с {from}: {visitsPerMonth}.',
    kk: 'Айына келу саны, {from} бастап: {visitsPerMonth}.',
  },
  WarningIssued: {
    en: 'Written warning of {issuedOn}: {ground}.',
    ru: 'Письменное предупреждение от {issuedOn}: {ground}.',
    kk: 'Жазбаша ескерту, {issuedOn}: {ground}.',
  },
  SupervisionTransferred: {
    en: 'The file was handed over from office {fromOffice} to {toOffice} on {transferredOn}.',
    ru: 'Контрольное дело передано из {fromOffice} в {toOffice} {transferredOn}.',
    kk: 'Бақылау ісі {fromOffice} қызметінен {toOffice} қызметіне берілді, {transferredOn}.',
  },
  PlannedEndMoved: {
    en: 'The supervision is planned to end on {plannedTo}[ instead of {was}]: {because}.',
    ru: 'Контроль планируется до {plannedTo}[ вместо {was}]: {because}.',
    kk: 'Бақылаудың жоспарланған соңғы күні – {plannedTo}[ ({was} орнына)]: {because}.',
  },
  SupervisionEnded: {
    en: 'Supervision ended on {endedOn}: {ending}.',
    ru: 'Снят(а) с учёта {endedOn}: {ending}.',
    kk: 'Есептен шығарылды, {endedOn}: {ending}.',
  },
  VisitRecorded: {
    en: 'Appointment kept on {visitedOn} ({kind}); next by {nextVisitBy}.',
    ru: 'Явка {visitedOn} ({kind}); следующая до {nextVisitBy}.',
    kk: 'Келді, {visitedOn} ({kind}); келесі мерзім: {nextVisitBy}.',
  },
  AbsenceRecorded: {
    en: 'Did not appear on {dueOn}[; with good cause: {excused}]; next by {nextVisitBy}.',
    ru: 'Неявка {dueOn}[; уважительная причина: {excused}]; следующая до {nextVisitBy}.',
    kk: 'Келмеді, {dueOn}[; дәлелді себеп: {excused}]; келесі мерзім: {nextVisitBy}.',
  },
  ActDrafted: {
    en: 'Draft act of amnesty {lawNo}: {title}.',
    ru: 'Проект акта об амнистии {lawNo}: {title}.',
    kk: 'Рақымшылық актісінің жобасы {lawNo}: {title}.',
  },
  ActEnacted: {
    en: 'Act of amnesty {lawNo} enacted on {enactedOn}, in effect from {appliesFrom}, to be carried out by {window.to}.',
    ru: 'Акт об амнистии {lawNo} принят {enactedOn}, действует с {appliesFrom}, исполняется по {window.to}.',
    kk: 'Рақымшылық актісі {lawNo} қабылданды, {enactedOn}, {appliesFrom} бастап қолданылады, орындалуының соңғы күні {window.to}.',
  },
  ScreeningPlanned: {
    en: 'Screening under act {lawNo} planned.',
    ru: 'Запланирована проверка по акту {lawNo}.',
    kk: '{lawNo} актісі бойынша тексеру жоспарланды.',
  },
  ScreeningStarted: {
    en: 'Screening under act {lawNo} started.',
    ru: 'Начата проверка по акту {lawNo}.',
    kk: '{lawNo} актісі бойынша тексеру басталды.',
  },
  ScreeningFinished: {
    en: 'Screening under act {lawNo} finished: {terms} terms.',
    ru: 'Проверка по акту {lawNo} окончена, сроков: {terms}.',
    kk: '{lawNo} актісі бойынша тексеру аяқталды, мерзімдер саны: {terms}.',
  },
  WindowClosed: {
    en: 'The window of act {lawNo} closed on {closedOn}.',
    ru: 'Срок исполнения акта {lawNo} истёк {closedOn}.',
    kk: '{lawNo} актісін орындау мерзімі бітті, {closedOn}.',
  },
  AmnestyProposed: {
    en: 'Amnesty {lawNo}, proposal of {proposedOn}: {proposal.verdict}[, by {proposal.fraction} of the unserved part][; last day {proposal.newLastDay}][; excluded by: {proposal.excludedBy}][; a human must decide: {proposal.because}].',
    ru: 'Амнистия {lawNo}, предложение от {proposedOn}: {proposal.verdict}[, на {proposal.fraction} неотбытой части][; последний день {proposal.newLastDay}][; исключено: {proposal.excludedBy}][; решает человек: {proposal.because}].',
    kk: 'Рақымшылық {lawNo}, ұсыныс, {proposedOn}: {proposal.verdict}[, өтелмеген бөліктің {proposal.fraction} бөлігіне][; соңғы күні {proposal.newLastDay}][; қолданылмайды: {proposal.excludedBy}][; адам шешеді: {proposal.because}].',
  },
  AmnestyDeclined: {
    en: 'The person declined amnesty {lawNo} on {declinedOn}.',
    ru: 'Лицо отказалось от амнистии {lawNo} {declinedOn}.',
    kk: 'Адам рақымшылықтан {lawNo} бас тартты, {declinedOn}.',
  },
  AmnestyApplied: {
    en: 'Amnesty {lawNo} applied by court ({court}) on {decidedOn}: {outcome}[, by {fraction} of the unserved part][; last day {newLastDay}].',
    ru: 'Амнистия {lawNo} применена судом ({court}) {decidedOn}: {outcome}[, на {fraction} неотбытой части][; последний день {newLastDay}].',
    kk: 'Сот ({court}) рақымшылықты {lawNo} қолданды, {decidedOn}: {outcome}[, өтелмеген бөліктің {fraction} бөлігіне][; соңғы күні {newLastDay}].',
  },
  AmnestyRefused: {
    en: 'Amnesty {lawNo} refused by court ({court}) on {refusedOn}: {reason}.',
    ru: 'В амнистии {lawNo} отказано судом ({court}) {refusedOn}: {reason}.',
    kk: 'Сот ({court}) рақымшылықтан {lawNo} бас тартты, {refusedOn}: {reason}.',
  },
  CorrectionProposed: {
    en: 'A correction was proposed ({kind}; reason: {reasonCode}; {legalBasis}; by {proposedBy}). It says: “{was}”[ It should say: “{now}”]',
    ru: 'Предложено исправление ({kind}; причина: {reasonCode}; {legalBasis}; предложил {proposedBy}). Записано: «{was}»[ Следует: «{now}»]',
    kk: 'Түзету ұсынылды ({kind}; себебі: {reasonCode}; {legalBasis}; ұсынған {proposedBy}). Жазылғаны: «{was}»[ Болуға тиіс: «{now}»]',
  },
  CorrectionApproved: {
    en: 'The correction was approved by {approvedBy}.',
    ru: 'Исправление утвердил {approvedBy}.',
    kk: 'Түзетуді бекіткен {approvedBy}.',
  },
  CorrectionRejected: {
    en: 'The correction was rejected by {rejectedBy}: {because}',
    ru: 'Исправление отклонил {rejectedBy}: {because}',
    kk: 'Түзетуді қабылдамаған {rejectedBy}: {because}',
  },
  PersonalCorrectionNoted: {
    en: 'Personal data that the law asks about were corrected, with the approval of {approvedBy}: {changed}. What had rested on them is put before somebody.',
    ru: 'Исправлены личные данные, имеющие значение для закона, с одобрения {approvedBy}: {changed}. Решения, которые на них основаны, переданы на пересмотр.',
    kk: 'Заң үшін маңызы бар жеке деректер {approvedBy} мақұлдауымен түзетілді: {changed}. Оларға негізделген шешімдер қайта қарауға берілді.',
  },
  DecisionReviewed: {
    en: 'A decision was reviewed, since its basis was corrected: {outcome}. {because}',
    ru: 'Решение пересмотрено, так как его основание исправлено: {outcome}. {because}',
    kk: 'Негізі түзетілгендіктен шешім қайта қаралды: {outcome}. {because}',
  },
  Voided: {
    en: 'Voided (reason: {reasonCode}; {legalBasis}; proposed by {proposedBy}, approved by {approvedBy}): “{was}”',
    ru: 'Аннулировано (причина: {reasonCode}; {legalBasis}; предложил {proposedBy}, утвердил {approvedBy}): «{was}»',
    kk: 'Күші жойылды (себебі: {reasonCode}; {legalBasis}; ұсынған {proposedBy}, бекіткен {approvedBy}): «{was}»',
  },
  Corrected: {
    en: 'Corrected (reason: {reasonCode}; {legalBasis}; proposed by {proposedBy}, approved by {approvedBy}). It said: “{was}” It says: “{now}”',
    ru: 'Исправлено (причина: {reasonCode}; {legalBasis}; предложил {proposedBy}, утвердил {approvedBy}). Было: «{was}» Стало: «{now}»',
    kk: 'Түзетілді (себебі: {reasonCode}; {legalBasis}; ұсынған {proposedBy}, бекіткен {approvedBy}). Бұрын: «{was}» Енді: «{now}»',
  },
  Superseded: {
    en: 'Superseded (reason: {reasonCode}; {legalBasis}; proposed by {proposedBy}, approved by {approvedBy}). Until then: “{was}” From then: “{now}”',
    ru: 'Заменено новым (причина: {reasonCode}; {legalBasis}; предложил {proposedBy}, утвердил {approvedBy}). До этого: «{was}» После: «{now}»',
    kk: 'Жаңасымен ауыстырылды (себебі: {reasonCode}; {legalBasis}; ұсынған {proposedBy}, бекіткен {approvedBy}). Оған дейін: «{was}» Одан кейін: «{now}»',
  },
  BasisChanged: {
    en: 'A decision rested on something that was corrected ({decision.stream}, event {decision.revision}): somebody must look at it again.',
    ru: 'Решение опиралось на исправленный факт ({decision.stream}, событие {decision.revision}): его должны пересмотреть.',
    kk: 'Шешім түзетілген деректерге негізделген ({decision.stream}, {decision.revision}-оқиға): оны қайта қарау керек.',
  },
};
