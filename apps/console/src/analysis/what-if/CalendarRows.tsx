import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input, Tag } from 'antd';
import type { ReactElement } from 'react';
import { api } from '../../api/client.js';
import { useWords } from '../../language/words.js';
import { useBilingual } from '../use-bilingual.js';
import type { Calendar } from './draft.js';
import { Rows } from './Rows.js';
import { words } from './words.js';

const HOUR = 60;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Other office days and hours of a published calendar, and further days off. */
export function CalendarRows({
  calendars,
  onCalendars,
}: {
  readonly calendars: readonly Calendar[];
  readonly onCalendars: (calendars: Calendar[]) => void;
}): ReactElement {
  const said = useWords(words);
  const inWords = useBilingual();
  const published = usePublishedCalendars();
  const free = published.filter(({ id }) => calendars.every((each) => each.id !== id));
  return (
    <Rows<Calendar>
      title={said.calendars}
      {...(published.length === 0 ? { hint: said.noCalendars } : {})}
      rows={calendars}
      adders={free.map((each) => [`${said.addCalendar}：${inWords(each.name)}`, each] as const)}
      onRows={onCalendars}
    >
      {(row, change) => {
        const [first] = row.office;
        const off = row.exceptions.filter((each) => isAdded(each, published, row.id));
        const hours = (at: 'from' | 'to', last: boolean): ReactElement => (
          <label className="field">
            {at === 'from' ? said.officeFrom : said.officeTo}
            <input
              type="time"
              value={timeOf((last ? row.office.at(-1) : first)?.[at] ?? 0)}
              onChange={({ target }) => {
                const minutes = minutesIn(target.value);
                if (minutes === undefined) return;
                const place = last ? row.office.length - 1 : 0;
                const office = row.office.map((each, n) =>
                  n === place ? { ...each, [at]: minutes } : each,
                );
                change({ ...row, office });
              }}
            />
          </label>
        );
        return (
          <>
            <Tag style={{ alignSelf: 'center' }}>{inWords(row.name)}</Tag>
            <Checkbox.Group
              value={row.weekdays}
              options={said.weekdays.map((label, n) => ({ label, value: n + 1 }))}
              onChange={(weekdays) => {
                change({ ...row, weekdays: weekdays.map(Number).sort() });
              }}
            />
            {hours('from', false)}
            {hours('to', true)}
            <Input
              aria-label={said.daysOff}
              placeholder={said.daysOff}
              style={{ flex: '1 1 280px' }}
              defaultValue={off.map(({ date }) => date).join(' ')}
              onBlur={({ target }) => {
                const dates = target.value.split(/[\s,，、]+/).filter((date) => DAY.test(date));
                const kept = row.exceptions.filter((each) => !isAdded(each, published, row.id));
                const named = new Set(dates);
                const others = kept.filter(({ date }) => !named.has(date));
                const added = dates.map((date) => ({ date, off: true }));
                const exceptions = [...others, ...added].sort((one, other) =>
                  one.date < other.date ? -1 : 1,
                );
                change({ ...row, exceptions });
              }}
            />
          </>
        );
      }}
    </Rows>
  );
}

function usePublishedCalendars(): readonly Calendar[] {
  const { data } = useQuery({
    queryKey: ['directory', 'calendars'],
    queryFn: async ({ signal }) => {
      const answer = await api.GET('/directory/calendars', { signal });
      // The table answers under its own name, what its entries are.
      const { calendars = [] } = (answer.data ?? {}) as {
        readonly calendars?: readonly Calendar[];
      };
      return calendars.map(
        ({ id, version, name, utcOffsetMinutes, weekdays, office, ...rest }) => ({
          ...{ id, version, name, utcOffsetMinutes, weekdays, office },
          ...{ exceptions: rest.exceptions, knownYears: rest.knownYears },
        }),
      );
    },
    staleTime: 10 * 60_000,
  });
  return data ?? [];
}

/** An exception of the scenario, not of the calendar as it is published. */
function isAdded(
  { date, off }: Calendar['exceptions'][number],
  published: readonly Calendar[],
  id: string,
): boolean {
  const own = published.find((each) => each.id === id)?.exceptions ?? [];
  return !own.some((each) => each.date === date && each.off === off);
}

const timeOf = (minutes: number): string =>
  [Math.floor(minutes / HOUR), minutes % HOUR].map((n) => String(n).padStart(2, '0')).join(':');

function minutesIn(time: string): number | undefined {
  const [hours, minutes] = time.split(':').map(Number);
  return hours === undefined || minutes === undefined ? undefined : hours * HOUR + minutes;
}
