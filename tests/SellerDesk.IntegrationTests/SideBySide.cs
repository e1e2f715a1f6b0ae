using Xunit;

// The tests wait for the database, the simulator and clocks more than they work: twice as many at once as the machine has cores.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
