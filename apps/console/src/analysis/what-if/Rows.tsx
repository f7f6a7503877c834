import { DeleteOutlined } from '@ant-design/icons';
import { Button, Card, Flex } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../language/words.js';
import { words as desk } from '../words.js';

/** A section of the form: rows that are added and taken away. */
export function Rows<T>({
  title,
  hint,
  rows,
  adders,
  children,
  onRows,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly rows: readonly T[];
  /** Buttons that add a row, by their words. */
  readonly adders: readonly (readonly [label: string, row: T])[];
  readonly children: (row: T, change: (row: T) => void, at: number) => ReactNode;
  readonly onRows: (rows: T[]) => void;
}): ReactElement {
  const { remove } = useWords(desk);
  return (
    <Card size="small" title={title}>
      <Flex vertical gap={12}>
        {hint !== undefined && rows.length > 1 && <span>{hint}</span>}
        {rows.map((row, at) => (
          // Rows have no names of their own; they are only ever added at the end.
          <Flex key={at} gap={8} align="start">
            <Flex gap={8} wrap style={{ flex: 1 }}>
              {children(
                row,
                (changed) => {
                  onRows(rows.map((each, other) => (other === at ? changed : each)));
                },
                at,
              )}
            </Flex>
            <Button
              aria-label={`${remove} ${title} ${at + 1}`}
              icon={<DeleteOutlined />}
              onClick={() => {
                onRows(rows.filter((_, other) => other !== at));
              }}
            />
          </Flex>
        ))}
        <Flex gap={8} wrap>
          {adders.map(([label, row]) => (
            <Button
              key={label}
              type="dashed"
              onClick={() => {
                onRows([...rows, row]);
              }}
            >
              + {label}
            </Button>
          ))}
        </Flex>
      </Flex>
    </Card>
  );
}
