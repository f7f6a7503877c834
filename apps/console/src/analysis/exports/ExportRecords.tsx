import { useQuery } from '@tanstack/react-query';
import { Card, Empty, Skeleton, Tag } from 'antd';
import type { ReactElement } from 'react';
import { api } from '../../api/client.js';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { words } from './words.js';

/** What left the house, by whom and why; the newest first. */
export function ExportRecords(): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const { data, error } = useQuery({
    queryKey: ['exports'],
    queryFn: async ({ signal }) =>
      (await api.GET('/exports', { params: { query: { limit: 200 } }, signal })).data?.exports,
  });
  return (
    <Card size="small" title={said.records}>
      {error !== null && <Failure error={error} />}
      {data === undefined && error === null && <Skeleton active />}
      {data?.length === 0 && <Empty description={said.noRecords} />}
      {data !== undefined && data.length > 0 && (
        <div className="analysis-scroll" tabIndex={0} role="region" aria-label={said.records}>
          <table className="analysis-table">
            <thead>
              <tr>
                {[said.startedAt, said.table, said.purpose, said.by, said.size, said.outcome].map(
                  (each) => (
                    <th key={each} scope="col">
                      {each}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {data.map((each) => (
                <tr key={each.export}>
                  <th scope="row">{spoken(each.startedAt, texts)}</th>
                  <td className="text">
                    {said.tables[each.table]} · {each.format}{' '}
                    {each.pseudonymous && <Tag>{said.pseudonymous}</Tag>}
                  </td>
                  <td className="text">{each.purpose}</td>
                  <td className="text">{each.by.post ?? each.by.person}</td>
                  <td>{each.ended?.rows ?? '—'}</td>
                  <td>
                    {each.ended === undefined ? said.underWay : said.outcomes[each.ended.outcome]}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
