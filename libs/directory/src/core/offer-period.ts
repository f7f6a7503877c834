import { addDays, dayOf, startOf } from './days.js';
import type { OfferCapacity } from './list-entries.js';

/** When the period of a capacity began that an instant lies in; ISO 8601 UTC, weeks from Monday. */
export function periodStart(per: OfferCapacity['per'], instant: string): string {
  const day = dayOf(instant);
  const [year = '', month = ''] = day.split('-');
  switch (per) {
    case 'DAY':
      return startOf(day);
    case 'WEEK':
      return startOf(addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7)));
    case 'MONTH':
      return startOf(`${year}-${month}-01`);
    case 'QUARTER': {
      const first = Math.floor((Number(month) - 1) / 3) * 3 + 1;
      return startOf(`${year}-${String(first).padStart(2, '0')}-01`);
    }
    case 'YEAR':
      return startOf(`${year}-01-01`);
  }
}
