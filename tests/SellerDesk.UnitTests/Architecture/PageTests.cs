using FluentAssertions;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using Xunit;

namespace SellerDesk.UnitTests.Architecture;

/// <summary>Pages and components ask queries and use cases, nothing else.</summary>
public sealed class PageTests
{
    [Fact]
    public void Pages_touch_no_context_no_network_and_no_marketplace()
    {
        var components = Layers.Written(Layers.Web).Where(type => typeof(IComponent).IsAssignableFrom(type)).ToList();
        components.Should().HaveCountGreaterThan(20, "the test looked at something");
        var offences = components.SelectMany(component => UsedTypes.Of(component).Where(IsForbidden).Select(used => $"{component.Name} uses {used.Name}"));
        offences.Should().BeEmpty();
    }

    private static bool IsForbidden(Type type) =>
        typeof(DbContext).IsAssignableFrom(type) || type == typeof(ScopedDb) || type == typeof(WholeDb) || type == typeof(HttpClient) || type.FullName == "System.Net.Http.IHttpClientFactory"
        || type == typeof(Connector) || type == typeof(Connectors) || type == typeof(IReplySender) || type == typeof(IKeyReader) || type == typeof(IKeyVault)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IFeed<>));
}
