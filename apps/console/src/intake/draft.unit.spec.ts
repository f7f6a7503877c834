import { describe, expect, it } from '@jest/globals';
import { EMPTY, pointOf, reportOf } from './draft.js';

describe('a report as it is filled in', () => {
  it('says nothing of what was left empty', () => {
    expect(reportOf({ ...EMPTY, title: ' 路灯不亮 ' })).toEqual({
      channel: 'hotline',
      kind: 'HELP',
      title: '路灯不亮',
    });
  });

  it('carries who, where and what was asked for', () => {
    const draft = {
      ...EMPTY,
      title: '路灯不亮',
      name: '王秀英',
      phone: '13800138000',
      territory: 'liuyin',
      address: '柳荫路12号',
      point: '31.78, 119.97',
      confidentiality: 'HIDE_CONTACT' as const,
    };
    expect(reportOf(draft)).toMatchObject({
      appellant: { name: '王秀英', phone: '13800138000' },
      territory: 'liuyin',
      place: { address: '柳荫路12号', latitude: 31.78, longitude: 119.97 },
      confidentiality: 'HIDE_CONTACT',
    });
  });

  it('of somebody who wants to be anonymous names nobody, whatever was typed before', () => {
    const report = reportOf({
      ...EMPTY,
      title: '噪声',
      name: '王',
      phone: '13800138000',
      anonymous: true,
    });
    expect(report).toEqual({
      channel: 'hotline',
      kind: 'HELP',
      title: '噪声',
      confidentiality: 'ANONYMOUS',
    });
  });

  it('accuses a unit only where it is an accusation', () => {
    const draft = { ...EMPTY, title: '推诿', accusedUnit: 'water' };
    expect(reportOf(draft)).not.toHaveProperty('accusedUnit');
    expect(reportOf({ ...draft, kind: 'ACCUSATION' })).toHaveProperty('accusedUnit', 'water');
  });
});

describe('a pasted point', () => {
  it('is a latitude and a longitude, however they are parted', () => {
    const point = { latitude: 31.78, longitude: 119.97 };
    expect(['31.78,119.97', '31.78，119.97', ' 31.78  119.97 '].map(pointOf)).toEqual([
      point,
      point,
      point,
    ]);
  });

  it('is nothing else', () => {
    expect(['', '31.78', '119.97,31.78,1', '91,0', '0,181', '北门,南门'].map(pointOf)).toEqual(
      Array(6).fill(undefined),
    );
  });
});
