import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsISO8601,
  IsString,
  Length,
  Matches,
} from 'class-validator';
import { Personal, Procedural } from './personal-fields.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;

const all =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };

/** Identifier of something known elsewhere: unit, territory, category, assignment … */
export const Code = (): PropertyDecorator => all(IsString(), Matches(CODE));

/** Different units, by code. */
export const UnitCodes = (minimum: number, maximum: number): PropertyDecorator =>
  all(
    IsArray(),
    ArrayMinSize(minimum),
    ArrayMaxSize(maximum),
    ArrayUnique(),
    IsString({ each: true }),
    Matches(CODE, { each: true }),
  );

/** Pictures and files by reference; the bytes lie elsewhere. */
export const MediaReferences = (): PropertyDecorator =>
  all(
    Procedural(),
    IsArray(),
    ArrayMaxSize(20),
    IsString({ each: true }),
    Length(1, 200, { each: true }),
  );

/** Free text written by or about a person: sealed before it becomes an event. */
export const PersonalText = (maximum = 4000): PropertyDecorator =>
  all(Personal(), IsString(), Length(1, maximum));

/** Text about the matter of procedure, not about persons: reasons, legal bases. */
export const ProcedureText = (maximum = 500): PropertyDecorator =>
  all(Procedural(), IsString(), Length(1, maximum));

/** ISO 8601 instant of the years 1000 to 2999 with offset or Z. */
export const InstantField = (): PropertyDecorator =>
  all(
    IsISO8601({ strict: true }),
    Matches(/^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/),
  );
