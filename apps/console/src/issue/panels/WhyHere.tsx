import { useQuery } from '@tanstack/react-query';
import { Collapse, Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import { api } from '../../api/client.js';
import { language } from '../../language/choice.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { useDesk } from '../desk.js';
import { words } from '../words.js';

/** “Why here?”: what the dispatch rests on, asked for when it is opened. */
export function WhyHere(): ReactElement {
  const { whyHere } = useWords(words);
  const { issue } = useDesk().matter;
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['issue', issue, 'routing'],
    enabled: isOpen,
    queryFn: async ({ signal }) =>
      (await api.GET('/issues/{issue}/routing', { params: { path: { issue } }, signal })).data,
  });
  return (
    <Collapse
      size="small"
      onChange={(keys) => {
        setOpen(keys.length > 0);
      }}
      items={[
        {
          key: 'why',
          label: whyHere,
          children:
            error !== null ? (
              <Failure error={error} />
            ) : data === undefined ? (
              <Skeleton active title={false} />
            ) : (
              data.words.map((sentence, at) => <p key={at}>{sentence[language()]}</p>)
            ),
        },
      ]}
    />
  );
}
