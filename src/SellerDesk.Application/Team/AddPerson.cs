using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <summary>A new person with a password to be handed over once and changed by them.</summary>
/// <param name="TemporaryPassword">Not kept anywhere: shown once.</param>
public sealed record AddedPerson(PersonId Id, string Email, string TemporaryPassword);

/// <summary>Invites somebody to the desk. Managers may invite anybody but owners, and only to shops that they see themselves.</summary>
public sealed class AddPerson(UserManager<DeskPerson> people, SellerDeskDb db)
{
    public async Task<AddedPerson> ExecuteAsync(Actor actor, string name, string email, Role role, ShopScope shops, DateTimeOffset now, CancellationToken cancel)
    {
        PeopleRules.RequireMayGive(actor, role, shops);
        var person = PersonForm.NewPerson(name, email, role, now);
        person.AllShops = shops.All;
        person.ShopIds = [.. shops.Shops.Select(shop => shop.Value)];
        var password = TemporaryPassword.New();

        await using var gate = await PeopleGate.EnterAsync(db, cancel);
        (await people.CreateAsync(person, password)).ThrowIfFailed();
        (await people.AddClaimAsync(person, new Claim(SignInRules.TemporaryPasswordClaim, "yes"))).ThrowIfFailed();
        await gate.CommitAsync(cancel);
        return new AddedPerson(person.PersonId, person.Email!, password);
    }
}
