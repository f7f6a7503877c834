import { Select } from 'antd';
import type { ReactElement } from 'react';
import { useNames, type Names } from '../../names/use-names.js';

const useOptions = (of: keyof Names): { value: string; label: string }[] =>
  [...useNames()[of].values()].map(({ code, name }) => ({ value: code, label: name }));

/** One unit, territory or category. */
export function CodeSelect({
  of,
  label,
  value,
  onChange,
}: {
  readonly of: keyof Names;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
}): ReactElement {
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={label}
      style={{ minWidth: 200, flex: '1 1 200px' }}
      value={value === undefined || value === '' ? null : value}
      options={useOptions(of)}
      onChange={(code: string | null | undefined) => {
        onChange(code ?? undefined);
      }}
    />
  );
}

/** Several of them; none is undefined. */
export function CodesSelect({
  of,
  label,
  value,
  onChange,
}: {
  readonly of: keyof Names;
  readonly label: string;
  readonly value: readonly string[] | undefined;
  readonly onChange: (codes: string[] | undefined) => void;
}): ReactElement {
  return (
    <Select
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={label}
      style={{ minWidth: 220, flex: '1 1 220px' }}
      value={[...(value ?? [])]}
      options={useOptions(of)}
      onChange={(codes: string[]) => {
        onChange(codes.length === 0 ? undefined : codes);
      }}
    />
  );
}
