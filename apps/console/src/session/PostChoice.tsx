import { Button, Card, Empty, Flex, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTexts } from '../language/use-texts.js';
import { keepSession, session } from './session.js';
import type { Me } from './use-me.js';

/** Whoever holds several posts says in which one the work is done. */
export function PostChoice({ posts }: { readonly posts: Me['posts'] }): ReactElement {
  const texts = useTexts();
  const choose = (post: string): void => {
    const here = session();
    if (here !== undefined) keepSession({ ...here, post });
  };
  return (
    <Flex align="center" justify="center" style={{ minHeight: '100%', padding: 16 }} role="main">
      <Card style={{ width: '100%', maxWidth: 400 }}>
        <Typography.Title level={1} style={{ marginTop: 0, fontSize: 20 }}>
          {texts.post.choose}
        </Typography.Title>
        {posts.length === 0 && <Empty description={texts.post.none} />}
        <Flex vertical gap={8}>
          {posts.map(({ id, title }) => (
            <Button
              key={id}
              size="large"
              block
              onClick={() => {
                choose(id);
              }}
            >
              {title}
            </Button>
          ))}
        </Flex>
      </Card>
    </Flex>
  );
}
