using SellerDesk.Simulator;

SimulatorHost.Build(args).Run();

/// <summary>The simulator's entry point, public so that tests can start it in their own process.</summary>
public partial class Program;
