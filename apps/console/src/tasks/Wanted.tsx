import { EnvironmentOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Typography } from 'antd';
import type { ReactElement } from 'react';
import type { Issue } from '../issue/use-issue.js';
import { useWords } from '../language/words.js';
import { Pictures } from '../media/Pictures.js';
import { nameIn, useNames } from '../names/use-names.js';
import { mapAddress, reportOf } from './report.js';
import { words } from './words.js';

/** The need in the appellant's words, and where it is. */
export function Wanted({ matter }: { readonly matter: Issue }): ReactElement {
  const text = useWords(words);
  const names = useNames();
  const { description, address, spot, media } = reportOf(matter);
  const territory =
    matter.territory === undefined ? undefined : nameIn(names.territories, matter.territory);
  const where = [territory, address ?? undefined].filter((part) => part !== undefined).join(' ');
  return (
    <Card size="small" title={text.wanted}>
      <Typography.Paragraph style={{ whiteSpace: 'pre-line' }}>
        {description === null ? text.hidden : (description ?? '–')}
      </Typography.Paragraph>
      <Pictures media={media} what={text.reported} />
      <Flex justify="space-between" align="center" gap={8} wrap>
        <span>
          <EnvironmentOutlined aria-hidden /> {where === '' ? '–' : where}
        </span>
        {spot !== undefined && (
          <Button href={mapAddress(spot, where)} icon={<EnvironmentOutlined />}>
            {text.map}
          </Button>
        )}
      </Flex>
    </Card>
  );
}
