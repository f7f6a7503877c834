import { Alert, Button, Flex, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { useNames, type Entry } from '../../names/use-names.js';
import { fieldOf, inField, nowWhole } from './moments.js';
import type { Wanted } from './use-reel.js';
import { words } from './words.js';

const DAY = 86_400_000;
/** More steps than these a slider cannot tell apart, nor a person. */
export const MOST_STEPS = 5_000;
const STEPS = [600, 3_600, 21_600, 86_400, 604_800] as const;
const LAST = [
  { days: 1, step: 600 },
  { days: 7, step: 3_600 },
  { days: 30, step: 21_600 },
] as const;

/** Which span of which part of the board is played, in pictures how far apart. */
export function SpanForm({
  wanted,
  onWanted,
}: {
  readonly wanted: Wanted;
  readonly onWanted: (wanted: Wanted) => void;
}): ReactElement {
  const said = useWords(words);
  const names = useNames();
  const [from, setFrom] = useState(fieldOf(Date.parse(wanted.from)));
  const [to, setTo] = useState(fieldOf(Date.parse(wanted.to)));
  const [step, setStep] = useState(wanted.step);
  const [fault, setFault] = useState<string>();
  const { territory, leadUnit } = wanted;
  const scope = {
    ...(territory === undefined ? {} : { territory }),
    ...(leadUnit === undefined ? {} : { leadUnit }),
  };
  const ask = (begin: number | undefined, end: number | undefined, each: number): void => {
    if (begin === undefined || end === undefined || begin >= end) {
      setFault(said.backwards);
      return;
    }
    if ((end - begin) / 1_000 / each > MOST_STEPS) {
      setFault(said.tooMany(MOST_STEPS));
      return;
    }
    setFault(undefined);
    onWanted({
      ...scope,
      ...{ from: new Date(begin).toISOString(), to: new Date(end).toISOString(), step: each },
    });
  };
  const choice = (
    name: 'territory' | 'leadUnit',
    label: string,
    entries: ReadonlyMap<string, Entry>,
  ): ReactElement => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={label}
      style={{ width: 180 }}
      value={wanted[name] ?? null}
      options={[...entries.values()].map((each) => ({ value: each.code, label: each.name }))}
      onChange={(code: string | null | undefined) => {
        const { [name]: _before, ...rest } = wanted;
        onWanted(code === null || code === undefined ? rest : { ...rest, [name]: code });
      }}
    />
  );
  return (
    <Flex vertical gap={8}>
      <Flex gap={8} wrap align="center">
        <label className="field">
          {said.from}
          <input
            type="datetime-local"
            value={from}
            onChange={({ target }) => {
              setFrom(target.value);
            }}
          />
        </label>
        <label className="field">
          {said.to}
          <input
            type="datetime-local"
            value={to}
            onChange={({ target }) => {
              setTo(target.value);
            }}
          />
        </label>
        <Select
          aria-label={said.step}
          prefix={said.step}
          style={{ width: 140 }}
          value={step}
          options={STEPS.map((value) => ({ value, label: said.steps[value] }))}
          onChange={setStep}
        />
        <Button
          type="primary"
          onClick={() => {
            ask(inField(from), inField(to), step);
          }}
        >
          {said.load}
        </Button>
        {LAST.map(({ days, step: each }) => (
          <Button
            key={days}
            onClick={() => {
              const end = nowWhole();
              setFrom(fieldOf(end - days * DAY));
              setTo(fieldOf(end));
              setStep(each);
              ask(end - days * DAY, end, each);
            }}
          >
            {said.last[days]}
          </Button>
        ))}
        {choice('territory', said.anywhere, names.territories)}
        {choice('leadUnit', said.anyUnit, names.units)}
      </Flex>
      {fault !== undefined && <Alert type="warning" showIcon title={fault} />}
    </Flex>
  );
}
