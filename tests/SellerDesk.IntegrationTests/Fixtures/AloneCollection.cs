using Xunit;

namespace SellerDesk.IntegrationTests.Fixtures;

/// <summary>Tests that measure the process itself: each runs by itself, after all the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
