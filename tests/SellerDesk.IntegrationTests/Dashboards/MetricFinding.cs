namespace SellerDesk.IntegrationTests.Dashboards;

/// <summary>What a metric was at one look, and what it should have been.</summary>
/// <param name="When">Which look.</param>
/// <param name="What">Which of its figures.</param>
public sealed record MetricFinding(string Metric, string When, string What, decimal Found, decimal Expected);
