import { Form, Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { useNames, type Entry } from '../../names/use-names.js';
import { words as admin } from '../words.js';
import type { Deed } from './account-orders.js';
import { words } from './accounts-words.js';

/** What a deed needs to know. */
export function DeedFields({ deed }: { readonly deed: Deed }): ReactElement {
  const said = useWords(words);
  const needsPost = deed.is === 'create' || deed.is === 'givePost';
  return (
    <>
      {deed.is === 'create' && (
        <>
          <Must name="login" label={said.login} />
          <Must name="displayName" label={said.displayName} />
        </>
      )}
      {needsPost ? <PostFields /> : <Must name="reason" label={said.reason} longest={500} />}
    </>
  );
}

function Must({
  name,
  label,
  longest = 100,
}: {
  readonly name: string | string[];
  readonly label: string;
  readonly longest?: number;
}): ReactElement {
  const { required } = useWords(admin);
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: required }]}>
      <Input maxLength={longest} autoComplete="off" />
    </Form.Item>
  );
}

function PostFields(): ReactElement {
  const said = useWords(words);
  const { required } = useWords(admin);
  const names = useNames();
  const choice = (entries: ReadonlyMap<string, Entry>): ReactElement => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={[...entries.values()].map(({ code, name }) => ({ value: code, label: name }))}
    />
  );
  return (
    <>
      <Must name={['post', 'id']} label={said.postId} />
      <Must name={['post', 'title']} label={said.postTitle} />
      <Form.Item
        name={['post', 'roles']}
        label={said.postRoles}
        rules={[{ required: true, message: required }]}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={Object.entries(said.roles).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <Form.Item name={['post', 'unit']} label={said.unit}>
        {choice(names.units)}
      </Form.Item>
      <Form.Item name={['post', 'territory']} label={said.territory}>
        {choice(names.territories)}
      </Form.Item>
    </>
  );
}
