import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState, type ReactElement } from 'react';
import { api } from '../api/client.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { words } from './words.js';

const MOST = 8;
const ID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** Another matter, found by words of its title or description, or by its id. */
export function MatterField({
  id,
  value,
  onChange,
}: {
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (issue: string | undefined) => void;
}): ReactElement {
  const said = useWords(words);
  const texts = useTexts();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim();
  const { data = [], isFetching } = useQuery({
    queryKey: ['matters', wanted],
    enabled: wanted.length >= 2,
    queryFn: async ({ signal }) => {
      const query = { text: wanted, limit: MOST };
      return (await api.GET('/issues', { params: { query }, signal })).data?.issues ?? [];
    },
  });
  const found = data.map(({ issue, title, phase, receiptCode }) => ({
    value: issue,
    label: `${title ?? texts.board.untitled} · ${texts.phases[phase]} · ${receiptCode}`,
  }));
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      loading={isFetching}
      value={value ?? null}
      placeholder={said.searchMatter}
      notFoundContent={wanted.length < 2 ? said.searchMatter : said.noMatter}
      options={ID.test(wanted) ? [{ value: wanted, label: wanted }] : found}
      onChange={(chosen: string | null | undefined) => onChange?.(chosen ?? undefined)}
    />
  );
}
