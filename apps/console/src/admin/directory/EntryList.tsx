import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { Empty, Tag, Typography } from 'antd';
import { useMemo, useState, type ReactElement } from 'react';
import { language } from '../../language/choice.js';
import { useWords } from '../../language/words.js';
import { words as admin } from '../words.js';
import { aboveOf, branchesOf, fitting, type Branch } from './branches.js';
import { words } from './directory-words.js';
import { keyOf, titleOf, type Entry } from './entry.js';
import { TABLE_RULES } from './sections.js';
import type { FormTable } from './table-forms.js';
import type { Labels } from './use-labels.js';

/** Most lines drawn at once; the search narrows what is longer. */
const MOST_LINES = 400;
/** Unfolded from the begin. */
const OPEN_LEVELS = 2;
const STEP_PX = 18;

/** A table as a tree that folds, or as lines; searched, what leads to a hit stays in sight. */
export function EntryList({
  table,
  rows,
  search,
  chosen,
  labels,
  onChoose,
}: {
  readonly table: FormTable;
  readonly rows: readonly Entry[];
  readonly search: string;
  readonly chosen: string | undefined;
  readonly labels: Labels;
  readonly onChoose: (code: string) => void;
}): ReactElement {
  const said = useWords(words);
  const common = useWords(admin);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const branches = useMemo(() => branchesOf(rows, language()), [rows]);
  const wanted = search.trim().toLowerCase();
  const found =
    wanted === ''
      ? branches
      : fitting(branches, (entry) =>
          `${keyOf(entry)} ${JSON.stringify(entry['name'] ?? '')} ${tagsOf(entry).join(' ')}`
            .toLowerCase()
            .includes(wanted),
        );
  const led = useMemo(() => aboveOf(chosen ?? '', rows), [chosen, rows]);
  const isOpen = (code: string, level: number): boolean =>
    wanted !== '' || (level < OPEN_LEVELS || led.has(code)) !== turned.has(code);
  const lines = linesOf(found, isOpen);
  if (lines.length === 0) return <Empty description={common.nothing} />;
  return (
    <ul className="admin-list" aria-label={said.tables[table]}>
      {lines.slice(0, MOST_LINES).map(({ branch: { entry, below }, level }) => {
        const code = keyOf(entry);
        const title = titleOf(entry, language());
        const open = isOpen(code, level);
        return (
          <li
            key={code}
            className={code === chosen ? 'admin-entry chosen' : 'admin-entry'}
            style={{ paddingInlineStart: level * STEP_PX }}
          >
            {TABLE_RULES[table].tree === true &&
              (below.length === 0 ? (
                <span className="fold" style={{ flex: 'none', width: 32 }} />
              ) : (
                <button
                  type="button"
                  className="fold"
                  aria-expanded={open}
                  aria-label={said.unfold(title)}
                  onClick={() => {
                    setTurned(flipped(turned, code));
                  }}
                >
                  {open ? <CaretDownOutlined /> : <CaretRightOutlined />}
                </button>
              ))}
            <button
              type="button"
              className="open"
              style={TABLE_RULES[table].tree === true ? {} : { paddingInlineStart: 12 }}
              aria-current={code === chosen}
              onClick={() => {
                onChoose(code);
              }}
            >
              <span>{title}</span>
              {title !== code && (
                <Typography.Text type="secondary" className="code">
                  {code}
                </Typography.Text>
              )}
              {tagsOf(entry).map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
            </button>
          </li>
        );
      })}
      {lines.length > MOST_LINES && (
        <li style={{ padding: 12 }}>{said.more(lines.length - MOST_LINES)}</li>
      )}
    </ul>
  );

  function tagsOf(entry: Entry): readonly string[] {
    return TABLE_RULES[table].tags.flatMap((field) =>
      entry[field] === undefined ? [] : [labels.value(table, field, entry[field])],
    );
  }
}

interface Line {
  readonly branch: Branch;
  readonly level: number;
}

function linesOf(
  branches: readonly Branch[],
  isOpen: (code: string, level: number) => boolean,
  level = 0,
): readonly Line[] {
  return branches.flatMap((branch) => [
    { branch, level },
    ...(isOpen(keyOf(branch.entry), level) ? linesOf(branch.below, isOpen, level + 1) : []),
  ]);
}

function flipped(codes: ReadonlySet<string>, code: string): ReadonlySet<string> {
  const next = new Set(codes);
  if (!next.delete(code)) next.add(code);
  return next;
}
