import { AimOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api } from '../api/client.js';
import { language } from '../language/choice.js';
import { useWords } from '../language/words.js';
import type { Draft } from './draft.js';
import { words } from './words.js';

const PATIENCE_MS = 10_000;

/** Where it is: by the phone itself, in words, or by the community. */
export function WhereQuestion({
  draft,
  onChange,
}: {
  readonly draft: Draft;
  readonly onChange: (facts: Partial<Draft>) => void;
}): ReactElement {
  const said = useWords(words);
  const [looking, setLooking] = useState<'no' | 'yes' | 'failed'>('no');
  const { data: communities = [] } = useQuery({
    queryKey: ['communities', language()],
    queryFn: async ({ signal }) => {
      const { data } = await api.GET('/directory/territories', { signal });
      return (data?.territories ?? [])
        .filter(({ level }) => level === 'community')
        .map(({ code, name }) => ({
          code,
          name: language() === 'en' ? name.en : name.zh,
        }));
    },
    staleTime: Infinity,
  });
  const locate = (): void => {
    setLooking('yes');
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => {
        setLooking('no');
        onChange({ spot: { latitude, longitude } });
      },
      () => {
        setLooking('failed');
      },
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 60_000 },
    );
  };
  return (
    <>
      <Button
        size="large"
        block
        icon={<AimOutlined />}
        loading={looking === 'yes'}
        onClick={locate}
      >
        {looking === 'yes' ? said.where.locating : said.where.locate}
      </Button>
      <p role="status" className="found">
        {looking === 'failed' && said.where.unlocated}
        {looking === 'no' && draft.spot !== undefined && said.where.located}
      </p>
      <label htmlFor="r-address">{said.where.address}</label>
      <Input
        id="r-address"
        maxLength={200}
        autoComplete="street-address"
        placeholder={said.where.example}
        value={draft.address}
        onChange={({ target }) => {
          onChange({ address: target.value });
        }}
      />
      {communities.length > 0 && (
        <>
          <label htmlFor="r-community">{said.where.community}</label>
          {/* The phone's own list: larger and better known than any of ours. */}
          <select
            id="r-community"
            value={draft.community}
            onChange={({ target }) => {
              onChange({ community: target.value });
            }}
          >
            <option value="">{said.where.unknown}</option>
            {communities.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </>
      )}
    </>
  );
}
