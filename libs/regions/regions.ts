/**
 * Regions of the Republic by the first two digits of their KATO code: 17 oblasts and 3 cities.
 *
 * Abai (10), Zhetisu (33) and Ulytau (62) exist from 8 June 2022.
 */
export const regions = {
  '10': 'Абай',
  '11': 'Ақмола',
  '15': 'Ақтөбе',
  '19': 'Алматы облысы',
  '23': 'Атырау',
  '27': 'Батыс Қазақстан',
  '31': 'Жамбыл',
  '33': 'Жетісу',
  '35': 'Қарағанды',
  '39': 'Қостанай',
  '43': 'Қызылорда',
  '47': 'Маңғыстау',
  '55': 'Павлодар',
  '59': 'Солтүстік Қазақстан',
  '61': 'Түркістан',
  '62': 'Ұлытау',
  '63': 'Шығыс Қазақстан',
  '71': 'Астана',
  '75': 'Алматы',
  '79': 'Шымкент',
} as const;

export type Region = keyof typeof regions;

export const regionCodes: readonly string[] = Object.keys(regions).sort();

/** Code of a facility, as a field of a request: `F`, the region's two digits, two digits of its own. */
export const facilityCode = {
  max: 5,
  pattern: new RegExp(`^F(${regionCodes.join('|')})\\d{2}$`),
  form: 'the code of a facility, such as F3504',
  example: 'F3504',
} as const;

/** Code of a probation office, as a field of a request: `P`, the region's two digits, two digits of its own. */
export const officeCode = {
  max: 5,
  pattern: new RegExp(`^P(${regionCodes.join('|')})\\d{2}$`),
  form: 'the code of an office, such as P7501',
  example: 'P7501',
} as const;

/** The region that a facility or an office lies in. */
export function regionOf(code: string): string {
  return code.slice(1, 3);
}
