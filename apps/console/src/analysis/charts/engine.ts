import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as drawWith, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// Only the parts that are drawn with, so that nobody fetches the rest.
drawWith([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export type Drawing = EChartsType;
export type Option = EChartsCoreOption;

/** Begins a drawing in a place. */
export const begin = (place: HTMLElement): Drawing => init(place, null, { renderer: 'svg' });
