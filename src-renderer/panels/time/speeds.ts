/** How fast a run's time can go: even steps of a logarithmic scale, as people count them. */
export const speeds = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
