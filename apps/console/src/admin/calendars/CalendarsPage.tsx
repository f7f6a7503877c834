import { Button, Card, Empty, Flex, Form, Input, Select, Skeleton, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { language } from '../../language/choice.js';
import { Mark } from '../Mark.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { AdminFrame } from '../AdminFrame.js';
import { ChangeDrawer } from '../directory/ChangeDrawer.js';
import { today } from '../directory/day.js';
import { words as directory } from '../directory/directory-words.js';
import { words as admin } from '../words.js';
import { turned, type Calendar } from './calendar.js';
import { words } from './calendar-words.js';
import { MonthTable } from './MonthTable.js';
import { useCalendars } from './use-calendars.js';

/** The working calendars, month by month. */
export default function CalendarsPage(): ReactElement {
  const said = useWords(words);
  const common = useWords(admin);
  const { calendars, error } = useCalendars();
  const [id, setId] = useState<string>();
  const chosen = calendars?.find((each) => each.id === id) ?? calendars?.[0];
  return (
    <AdminFrame title={common.calendars}>
      <Typography.Text type="secondary">{said.intro}</Typography.Text>
      {error !== null && <Failure error={error} />}
      {calendars === undefined ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : chosen === undefined ? (
        <Empty description={said.none} />
      ) : (
        <>
          <div className="admin-bar">
            <Select
              aria-label={said.calendar}
              style={{ minWidth: 220 }}
              value={chosen.id}
              options={calendars.map(({ id: value, name }) => ({
                value,
                label: name[language()],
              }))}
              onChange={setId}
            />
            <span>{said.version(chosen.version)}</span>
            <Typography.Text type="secondary">
              {said.office}{' '}
              {chosen.office.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join('、')}
            </Typography.Text>
          </div>
          <Edited key={`${chosen.id} ${chosen.version}`} published={chosen} />
        </>
      )}
    </AdminFrame>
  );
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function Edited({ published }: { readonly published: Calendar }): ReactElement {
  const said = useWords(words);
  const [calendar, setCalendar] = useState(published);
  const [[year, month], setMonth] = useState<readonly [number, number]>(() => {
    const [y = 2026, m = 1] = today().split('-').map(Number);
    return [y, m];
  });
  const [holiday, setHoliday] = useState('');
  const [publishing, setPublishing] = useState(false);
  const isKnown = calendar.knownYears.includes(year);
  const changes = changesBetween(published, calendar);
  const go = (step: number): void => {
    const at = new Date(Date.UTC(year, month - 1 + step, 1));
    setMonth([at.getUTCFullYear(), at.getUTCMonth() + 1]);
  };
  return (
    <Card size="small">
      <Flex vertical gap={12}>
        <div className="admin-bar">
          <Button
            onClick={() => {
              go(-1);
            }}
          >
            {said.previous}
          </Button>
          <Typography.Title level={2} style={{ margin: 0, fontSize: 18 }} aria-live="polite">
            {said.month(year, month)}
          </Typography.Title>
          <Button
            onClick={() => {
              go(1);
            }}
          >
            {said.next}
          </Button>
          <Input
            aria-label={said.holidayName}
            placeholder={said.holidayName}
            style={{ width: 260 }}
            value={holiday}
            onChange={({ target }) => {
              setHoliday(target.value);
            }}
          />
        </div>
        <div className="admin-bar">
          <Mark tone={isKnown ? 'good' : 'note'}>
            {isKnown ? said.announced(year) : said.provisional(year)}
          </Mark>
          <Button
            size="small"
            onClick={() => {
              const others = calendar.knownYears.filter((each) => each !== year);
              const knownYears = isKnown ? others : [...others, year].toSorted((a, b) => a - b);
              setCalendar({ ...calendar, knownYears });
            }}
          >
            {isKnown ? said.unannounce(year) : said.announce(year)}
          </Button>
        </div>
        <MonthTable
          {...{ year, month, calendar, published }}
          onTurn={(date) => {
            setCalendar({ ...calendar, exceptions: turned(date, calendar, holiday) });
          }}
        />
        {changes > 0 && (
          <div className="admin-bar">
            <span role="status">{said.changed(changes)}</span>
            <Button
              onClick={() => {
                setCalendar(published);
              }}
            >
              {said.discard}
            </Button>
            <Button
              type="primary"
              onClick={() => {
                setPublishing(true);
              }}
            >
              {said.publish}
            </Button>
          </div>
        )}
      </Flex>
      {publishing && (
        <PublishCalendar
          calendar={calendar}
          onClose={() => {
            setPublishing(false);
          }}
        />
      )}
    </Card>
  );
}

function PublishCalendar({
  calendar,
  onClose,
}: {
  readonly calendar: Calendar;
  readonly onClose: () => void;
}): ReactElement {
  const said = useWords(words);
  const days = useWords(directory);
  const version = calendar.version + 1;
  return (
    <ChangeDrawer
      title={said.publishTitle(calendar.name[language()], version)}
      initial={{}}
      onClose={onClose}
      changeOf={({ validFrom }) => ({
        command: 'PublishCalendars',
        body: {
          calendars: [
            {
              ...calendar,
              version,
              ...(typeof validFrom === 'string' && validFrom !== '' ? { validFrom } : {}),
            },
          ],
        },
      })}
    >
      <Form.Item name="validFrom" label={days.fields.validFrom} extra={days.validFromHint}>
        <Input type="date" />
      </Form.Item>
    </ChangeDrawer>
  );
}

/** How many days and years differ. */
function changesBetween(before: Calendar, after: Calendar): number {
  const told = ({ exceptions, knownYears }: Calendar): readonly string[] => [
    ...exceptions.map((each) => JSON.stringify(each)),
    ...knownYears.map(String),
  ];
  const [old, now] = [new Set(told(before)), new Set(told(after))];
  return (
    [...now].filter((each) => !old.has(each)).length +
    [...old].filter((each) => !now.has(each)).length
  );
}
