import { theme } from 'antd';
import type { CSSProperties, ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { standingOf, weeksOf, type Calendar } from './calendar.js';
import { words } from './calendar-words.js';

/** A month: what is worked, what is off, what was edited; a day is turned by pressing it. */
export function MonthTable({
  year,
  month,
  calendar,
  published,
  onTurn,
}: {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** As it is being edited. */
  readonly calendar: Calendar;
  /** As it is in force. */
  readonly published: Calendar;
  readonly onTurn: (date: string) => void;
}): ReactElement {
  const said = useWords(words);
  const { token } = theme.useToken();
  return (
    <table
      className="month"
      style={{ '--accent': token.colorPrimary } as CSSProperties}
      aria-label={said.month(year, month)}
    >
      <thead>
        <tr>
          {said.weekdays.map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find((date) => date !== undefined)}>
            {week.map((date, index) => (
              <td key={date ?? index}>{date !== undefined && day(date)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );

  function day(date: string): ReactElement {
    const { works, exception } = standingOf(date, calendar);
    const before = standingOf(date, published);
    const told =
      exception === undefined
        ? works
          ? said.work
          : said.off
        : exception.off
          ? (exception.name ?? said.holiday)
          : said.makeUp;
    const isEdited = before.works !== works || before.exception?.name !== exception?.name;
    return (
      <button
        type="button"
        className={[works ? '' : 'off', isEdited ? 'edited' : ''].join(' ').trim()}
        data-date={date}
        onClick={() => {
          onTurn(date);
        }}
      >
        <span className="unseen">{said.month(year, month)}</span>
        <span style={{ fontWeight: exception === undefined ? 400 : 700 }}>
          {Number(date.slice(-2))}
        </span>{' '}
        <small>{told}</small>
      </button>
    );
  }
}
