using System.Net;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;
using SellerDesk.Integrations.Http;
using Xunit;

namespace SellerDesk.UnitTests.Http;

public sealed class InsideHostsTests
{
    private static readonly Actor Manager = new(PersonId.New(), "М", Role.Manager, ShopScope.Everything);

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("http://127.0.0.1:5432/")]
    [InlineData("http://localhost/")]
    [InlineData("http://LOCALHOST./")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://192.168.0.1/")]
    [InlineData("http://100.64.0.1/")]
    [InlineData("http://database:5432/")]
    [InlineData("http://metadata.google.internal/")]
    [InlineData("http://printer.local/")]
    public void Whoever_sits_at_a_page_points_the_desk_nowhere_inside(string address)
    {
        var guard = Guard();
        guard.LeadsInside(new Uri(address)).Should().BeTrue();
        Action manager = () => guard.Require(Manager, [address]);
        manager.Should().Throw<RuleException>().Which.Code.Should().Be("address.inside");
        Action machine = () => guard.Require(Actor.Desk, [address]);
        machine.Should().NotThrow("whoever reaches the machine may");
    }

    [Theory]
    [InlineData("https://feedbacks-api.wildberries.ru")]
    [InlineData("https://8.8.8.8/")]
    [InlineData("https://[2a00:1450:4001:81b::200e]/")]
    public void The_open_internet_is_open(string address) => Guard().LeadsInside(new Uri(address)).Should().BeFalse();

    [Fact]
    public void What_the_operator_names_is_allowed_but_never_where_clouds_keep_their_keys()
    {
        var guard = Guard(("Outside:InsideHosts", "gateway.lan:8080 169.254.169.254:80 loopback"), ("Marketplaces:Ozon:BaseUrl", "http://10.0.0.9:9000/ozon"));
        guard.LeadsInside(new Uri("http://gateway.lan:8080/x")).Should().BeFalse();
        guard.LeadsInside(new Uri("http://gateway:8081/x")).Should().BeTrue("another port is another door");
        guard.LeadsInside(new Uri("http://127.0.0.1:4010/")).Should().BeFalse();
        guard.LeadsInside(new Uri("http://10.0.0.9:9000/ozon")).Should().BeFalse("the configuration is the operator's word");
        guard.LeadsInside(new Uri("http://169.254.169.254/")).Should().BeTrue();
    }

    [Theory]
    [InlineData("169.254.169.254", true)]
    [InlineData("::ffff:169.254.169.254", true)]
    [InlineData("fe80::1", true)]
    [InlineData("fd00:ec2::254", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("224.0.0.1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.0.0.1", false)]
    public void Some_addresses_are_never_called_at_all(string address, bool never) => PublicAddress.IsNever(IPAddress.Parse(address)).Should().Be(never);

    private static InsideHosts Guard(params (string Key, string Value)[] settings) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build());
}
