import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { AcceptIssue, IssueOrder, ReportIssue } from '@shaodao/issue';
import { compileClass } from './compile-class.js';
import { omit } from './json-schema.js';

class Part {
  @IsInt()
  count: number;
}

describe('compiling a class to JSON Schema', () => {
  it('says required, optional and closed', () => {
    const schema = compileClass(AcceptIssue);
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(schema.required).toEqual(['category', 'territory']);
    expect(schema.properties?.['urgency']).toEqual({
      type: 'string',
      enum: ['NORMAL', 'URGENT', 'CRITICAL'],
    });
  });

  it('puts the rules of each item into the items', () => {
    expect(compileClass(IssueOrder).properties?.['units']).toMatchObject({
      type: 'array',
      minItems: 1,
      maxItems: 10,
      uniqueItems: true,
      items: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$' },
    });
  });

  it('follows nested classes', () => {
    expect(compileClass(ReportIssue).properties?.['place']).toMatchObject({
      type: 'object',
      additionalProperties: false,
      properties: { latitude: { type: 'number', minimum: -90, maximum: 90 } },
    });
  });

  it('follows lists of nested classes', () => {
    class Several {
      @IsArray()
      @ArrayMaxSize(2)
      @ValidateNested({ each: true })
      @Type(() => Part)
      parts: Part[];
    }
    expect(compileClass(Several).properties?.['parts']).toMatchObject({
      type: 'array',
      maxItems: 2,
      items: { type: 'object', required: ['count'] },
    });
  });

  it('keeps both patterns where a property has two', () => {
    class Twice {
      @Matches(/^a/)
      @Matches(/z$/)
      text: string;
    }
    expect(compileClass(Twice).properties?.['text']).toEqual({
      type: 'string',
      pattern: '^a',
      allOf: [{ pattern: 'z$' }],
    });
  });

  it('leaves out what the path says', () => {
    const schema = omit(compileClass(AcceptIssue), ['category']);
    expect(schema.required).toEqual(['territory']);
    expect(schema.properties).not.toHaveProperty('category');
  });
});

describe('a class that cannot be compiled stops the start and says why', () => {
  it('names class, property and the unknown rule', () => {
    class Unknown {
      @IsEmail()
      mail: string;
    }
    expect(() => compileClass(Unknown)).toThrow(
      'Unknown.mail: the rule isEmail has no JSON Schema',
    );
  });

  it('wants IsObject or IsArray beside ValidateNested', () => {
    class Loose {
      @IsOptional()
      @ValidateNested()
      @Type(() => Part)
      part?: Part;
    }
    expect(() => compileClass(Loose)).toThrow('add IsObject or IsArray');
  });

  it('wants Type beside ValidateNested', () => {
    class Typeless {
      @IsObject()
      @ValidateNested()
      part: object;
    }
    expect(() => compileClass(Typeless)).toThrow('ValidateNested needs Type');
  });

  it.each([
    ['a pattern with flags', Matches(/a/i), 'without flags'],
    ['dates that are not strict', IsISO8601(), 'must be strict'],
    ['a mixed list', IsIn(['a', 1]), 'list of strings or a list of numbers'],
    ['options of numbers', IsNumber({ maxDecimalPlaces: 2 }), 'takes no options'],
    ['items without a list', IsString({ each: true }), 'need IsArray'],
    ['no type at all', IsOptional(), 'which type of value'],
    ['rules of groups', Length(1, 2, { groups: ['some'] }), 'groups are not supported'],
  ])('refuses %s', (_what, decorate, sentence) => {
    class Wrong {
      field: unknown;
    }
    decorate(Wrong.prototype, 'field');
    expect(() => compileClass(Wrong)).toThrow(sentence);
  });

  it('refuses unique lists of objects, which class-validator compares by identity', () => {
    class Unequal {
      @IsArray()
      @ArrayUnique()
      @ValidateNested({ each: true })
      @Type(() => Part)
      parts: Part[];
    }
    expect(() => compileClass(Unequal)).toThrow('only for lists of strings');
  });
});
