import { inBoth } from '../language/words.js';

export const words = inBoth(
  {
    title: '我的视图',
    none: '还没有保存的视图。设好筛选，起个名字保存，换一台电脑也在。',
    name: '给现在的视图起个名字',
    keep: '保存',
    drop: (name: string) => `删除视图 ${name}`,
  },
  {
    title: 'My views',
    none: 'No view kept yet. Set a filter, give it a name, and find it on any computer.',
    name: 'Name this view',
    keep: 'Keep',
    drop: (name) => `Drop the view ${name}`,
  },
);
