import { Flex, Input, Segmented, Select, Tag, type InputRef } from 'antd';
import { useEffect, useState, type ReactElement, type RefObject } from 'react';
import { useTexts } from '../language/use-texts.js';
import { useNames, type Entry } from '../names/use-names.js';
import { SHORTEST_SEARCH, type BoardFilter } from './board-filter.js';
import type { Phase } from './row.js';
import type { Board } from './use-board.js';

/** While somebody types, the server is not asked for every letter. */
const TYPING_MS = 250;

/** Phase counters, search, and what else narrows the board. */
export function BoardFilters({
  filter,
  counts,
  searchRef,
  onChange,
}: {
  readonly filter: BoardFilter;
  readonly counts: Board['counts'];
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onChange: (next: BoardFilter) => void;
}): ReactElement {
  const texts = useTexts();
  const names = useNames();
  const { phase: chosen, ...others } = filter;
  // In the order of a life, which is how the phases are named.
  const phases = (Object.keys(texts.phases) as Phase[]).flatMap((phase): [Phase, number][] => {
    const count = counts?.byPhase[phase];
    return count === undefined ? [] : [[phase, count]];
  });
  const choose = (name: 'territory' | 'leadUnit' | 'category', code: string | undefined): void => {
    const { [name]: _before, ...rest } = filter;
    onChange(code === undefined ? rest : { ...rest, [name]: code });
  };
  const select = (
    name: 'territory' | 'leadUnit' | 'category',
    label: string,
    entries: ReadonlyMap<string, Entry>,
  ): ReactElement => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={label}
      className="board-select"
      value={filter[name] ?? null}
      options={[...entries.values()].map(({ code, name: shown }) => ({
        value: code,
        label: shown,
      }))}
      onChange={(code: string | null | undefined) => {
        choose(name, code ?? undefined);
      }}
    />
  );
  return (
    <Flex vertical gap={8}>
      <Flex wrap gap={4} role="group" aria-label={texts.board.columns.phase}>
        <Tag.CheckableTag
          checked={chosen === undefined && !filter.overdue}
          onChange={() => {
            onChange({ ...others, overdue: false });
          }}
        >
          {`${texts.board.all} ${counts?.total ?? ''}`}
        </Tag.CheckableTag>
        <Tag.CheckableTag
          checked={filter.overdue}
          onChange={(overdue) => {
            onChange({ ...others, overdue });
          }}
        >
          {`${texts.board.overdue} ${counts?.overdue ?? ''}`}
        </Tag.CheckableTag>
        {phases.map(([phase, count]) => (
          <Tag.CheckableTag
            key={phase}
            checked={phase === chosen}
            onChange={(checked) => {
              onChange(checked ? { ...others, phase } : others);
            }}
          >
            {`${texts.phases[phase]} ${count}`}
          </Tag.CheckableTag>
        ))}
      </Flex>
      <div className="board-filters">
        <SearchField
          value={filter.text}
          inputRef={searchRef}
          onChange={(text) => {
            onChange({ ...filter, text });
          }}
        />
        {select('territory', texts.board.territory, names.territories)}
        {select('leadUnit', texts.board.unit, names.units)}
        {select('category', texts.board.category, names.categories)}
        <Segmented<BoardFilter['sort']>
          value={filter.sort}
          options={[
            { value: 'due', label: texts.board.sortDue },
            { value: 'reported', label: texts.board.sortReported },
          ]}
          onChange={(sort) => {
            onChange({ ...filter, sort });
          }}
        />
      </div>
    </Flex>
  );
}

function SearchField({
  value,
  inputRef,
  onChange,
}: {
  readonly value: string;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onChange: (text: string) => void;
}): ReactElement {
  const texts = useTexts();
  const [typed, setTyped] = useState(value);
  const tooShort = typed.trim().length === SHORTEST_SEARCH - 1;
  useEffect(() => {
    if (typed === value || tooShort) return;
    const timer = setTimeout(() => {
      onChange(typed);
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, value, tooShort, onChange]);
  return (
    <Input
      ref={(made: InputRef | null) => {
        inputRef.current = made?.input ?? null;
      }}
      allowClear
      type="search"
      aria-label={texts.board.search}
      placeholder={texts.board.search}
      title={tooShort ? texts.board.searchShort : undefined}
      {...(tooShort ? { status: 'warning' as const } : {})}
      style={{ width: 300 }}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
      }}
    />
  );
}
