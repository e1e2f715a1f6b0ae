using Xunit;

namespace SellerDesk.BrowserTests.Fixtures;

[CollectionDefinition(Name)]
public sealed class WorkingDeskCollection : ICollectionFixture<WorkingDesk>
{
    public const string Name = "A desk at work";
}
