using Microsoft.AspNetCore.Identity;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <summary>Somebody whom nobody invited and whom the provider vouches for: a low role, no shop and no password until somebody gives them more.</summary>
public sealed class AddProvidedPerson(UserManager<DeskPerson> people, SellerDeskDb db)
{
    /// <exception cref="RuleException">Name or address cannot be; the role would be one that gives rights to others.</exception>
    public async Task<DeskPerson> ExecuteAsync(string name, string email, Role role, DateTimeOffset now, CancellationToken cancel)
    {
        if (role >= Role.Manager)
        {
            throw new RuleException("role.needed", Role.Manager);
        }

        var person = PersonForm.NewPerson(name.Length > DeskPerson.NameMaxLength ? name[..DeskPerson.NameMaxLength] : name, email, role, now);
        person.AllShops = false;
        await using var gate = await PeopleGate.EnterAsync(db, cancel);
        (await people.CreateAsync(person)).ThrowIfFailed();
        await gate.CommitAsync(cancel);
        return person;
    }
}
