import { inBoth } from '../../language/words.js';

/** The words of the page on which a resident is erased. */
export const words = inBoth(
  {
    title: '删除个人信息',
    intro: '依据《个人信息保护法》第四十七条，应诉求人请求或保存期届满时，使其个人信息永远不可读。',
    unreadable: '将永远不可读',
    things: [
      '姓名、电话、详细地址',
      '本人在全部事项中所写的标题、描述和补充',
      '办理中记下的、关于本人的文字',
    ],
    remains: '仍会保留',
    kept: [
      '事项的经过：何时、由哪个单位办了什么',
      '类别、辖区、时限和各项统计数字',
      '此次删除的记录：何人、何时、何理由',
    ],
    final: '密钥销毁后无人能恢复，包括备份中的内容。',
    subject: '诉求人编号',
    subjectHint: '事项页上“诉求人”一栏的编号，不是姓名',
    reason: '理由',
    reasonHint: '例如：本人请求、保存期届满、法院裁定',
    again: '为确认，请再输入一次编号',
    differs: '与上面的编号不一致',
    erase: '永久删除',
    done: (subject: string): string => `“${subject}”的个人信息已不可读`,
    required: '请填写',
  },
  {
    title: 'Erase personal data',
    intro:
      'By article 47 of the Personal Information Protection Law, on request or at the end of retention, the data of a person are made unreadable for ever.',
    unreadable: 'Becomes unreadable for ever',
    things: [
      'name, phone, exact address',
      'titles, descriptions and additions the person wrote, in all matters',
      'words about the person that were noted while handling',
    ],
    remains: 'Stays',
    kept: [
      'the course of the matters: when which unit did what',
      'matter, territory, limits and every figure',
      'the record of this erasure: who, when, why',
    ],
    final: 'Once the key is destroyed nobody can bring it back, not from a backup either.',
    subject: 'Number of the appellant',
    subjectHint: 'The number under “appellant” on the page of a matter, not a name',
    reason: 'Reason',
    reasonHint: 'Such as: request of the person, end of retention, a ruling',
    again: 'To confirm, type the number once more',
    differs: 'This is not the number above',
    erase: 'Erase for ever',
    done: (subject) => `The personal data of “${subject}” can no longer be read`,
    required: 'Please fill in',
  },
);
